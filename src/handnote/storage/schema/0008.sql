-- Version 8. What a seller calls somebody.

-- name is somebody's as the shop has it: whoever buys for others has several.
CREATE TABLE called (
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  call TEXT NOT NULL CHECK (call <> ''),
  PRIMARY KEY (person_id, name)
) STRICT, WITHOUT ROWID;
