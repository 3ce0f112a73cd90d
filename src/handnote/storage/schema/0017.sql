-- Version 17. What a note looks like that a pen wrote: cut out of a photo of its sheet. It goes with
-- its note, and says nothing of when, where or with what the photo was taken.

CREATE TABLE note_picture (
  seq INTEGER PRIMARY KEY,
  note_id TEXT NOT NULL UNIQUE REFERENCES note (id) ON DELETE CASCADE,
  jpeg BLOB NOT NULL CHECK (length(jpeg) BETWEEN 1 AND 60000),
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
) STRICT;
