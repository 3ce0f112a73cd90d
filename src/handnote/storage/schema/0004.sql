-- Version 4. Label stocks a seller measured herself, in mm, and the names of those she has at hand.

CREATE TABLE own_stock (
  name TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  medium TEXT NOT NULL,
  page_width REAL NOT NULL,
  page_height REAL NOT NULL,
  shape TEXT NOT NULL,
  width REAL NOT NULL,
  height REAL NOT NULL,
  corner REAL NOT NULL,
  margin_left REAL NOT NULL,
  margin_top REAL NOT NULL,
  pitch_x REAL NOT NULL,
  pitch_y REAL NOT NULL,
  across INTEGER NOT NULL CHECK (across > 0),
  down INTEGER NOT NULL CHECK (down > 0),
  unprinted_x REAL NOT NULL,
  unprinted_y REAL NOT NULL,
  shortest REAL NOT NULL,
  longest REAL NOT NULL,
  is_turned INTEGER NOT NULL CHECK (is_turned IN (0, 1)),
  is_thermal INTEGER NOT NULL CHECK (is_thermal IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE marked_stock (
  name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
