-- Version 2. Each physical sheet in use is remembered, and which sheets a print run went onto.

-- A picture has a letter for each label, row by row: . free, p printed, s spoiled, x struck out.
CREATE TABLE sheet (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  stock_part TEXT NOT NULL,
  picture TEXT NOT NULL CHECK (picture <> '' AND picture NOT GLOB '*[^.psx]*'),
  is_turned INTEGER NOT NULL DEFAULT 0 CHECK (is_turned IN (0, 1)),
  is_thrown_away INTEGER NOT NULL DEFAULT 0 CHECK (is_thrown_away IN (0, 1)),
  begun_at TEXT NOT NULL CHECK (julianday(begun_at) IS NOT NULL)
) STRICT;

CREATE INDEX sheet_open ON sheet (stock_part, seq)
  WHERE is_thrown_away = 0 AND instr(picture, '.') AND picture GLOB '*[psx]*';

CREATE TABLE run_sheet (
  run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  sheet_id TEXT NOT NULL REFERENCES sheet (id),
  is_turned INTEGER NOT NULL CHECK (is_turned IN (0, 1)),
  PRIMARY KEY (run_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_sheet_sheet ON run_sheet (sheet_id);

-- A run of which nothing came out of the printer is answered too, and used up no label.
ALTER TABLE run ADD COLUMN came_out INTEGER NOT NULL DEFAULT 1 CHECK (came_out IN (0, 1));
ALTER TABLE run DROP COLUMN start;
