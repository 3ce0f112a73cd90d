-- Version 7. Which column is what in tables no profile knows; what a watched folder was seen to hold.

-- The fingerprint is that of a header: no name can be read from it, and no cell is kept.
CREATE TABLE own_columns (
  fingerprint TEXT PRIMARY KEY CHECK (length(fingerprint) = 64),
  shop TEXT NOT NULL CHECK (shop <> ''),
  said_at TEXT NOT NULL CHECK (julianday(said_at) IS NOT NULL)
) STRICT;

CREATE TABLE own_column (
  fingerprint TEXT NOT NULL REFERENCES own_columns (fingerprint) ON DELETE CASCADE,
  role TEXT NOT NULL,
  part INTEGER NOT NULL CHECK (part IN (0, 1)),
  place INTEGER NOT NULL CHECK (place >= 0),
  PRIMARY KEY (fingerprint, role, part)
) STRICT;

-- A file that was seen: an opaque mark made of its name, its size and its time.
CREATE TABLE seen_file (
  mark TEXT PRIMARY KEY CHECK (length(mark) = 64),
  seen_at TEXT NOT NULL CHECK (julianday(seen_at) IS NOT NULL)
) STRICT;
