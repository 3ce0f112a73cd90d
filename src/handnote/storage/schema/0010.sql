-- Version 10. What notes are found by when the same is said again: numbers, four bytes each.
-- Names and things are left out before they are made, and nothing can be read back from them.

CREATE TABLE fingerprint (
  number BLOB NOT NULL CHECK (length(number) = 4),
  seq INTEGER NOT NULL,
  PRIMARY KEY (number, seq)
) STRICT, WITHOUT ROWID;

-- seq = note.seq; the numbers one after the other, so that they can be taken out again.
CREATE TABLE fingerprinted (
  seq INTEGER PRIMARY KEY,
  recipe INTEGER NOT NULL,
  numbers BLOB NOT NULL CHECK (length(numbers) % 4 = 0 AND length(numbers) <= 64)
) STRICT;

CREATE TRIGGER fingerprinted_no_more AFTER DELETE ON fingerprinted BEGIN
  DELETE FROM fingerprint WHERE seq = OLD.seq AND number IN (
    SELECT substr(OLD.numbers, column1, 4) FROM (VALUES (1), (5), (9), (13), (17), (21), (25),
      (29), (33), (37), (41), (45), (49), (53), (57), (61))
  );
END;

CREATE TRIGGER note_no_more AFTER DELETE ON note BEGIN
  DELETE FROM fingerprinted WHERE seq = OLD.seq;
END;

-- Notes from down_to on are in; those before it wait to be read in the background.
CREATE TABLE fingerprinting (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
  recipe INTEGER NOT NULL,
  down_to INTEGER NOT NULL
) STRICT;

INSERT INTO fingerprinting VALUES (1, 1, 9223372036854775807);

-- Two notes that are meant to say the same, as long as both say what they said then.
CREATE TABLE meant_alike (
  one TEXT NOT NULL REFERENCES note (id) ON DELETE CASCADE,
  one_sha256 BLOB NOT NULL,
  other TEXT NOT NULL REFERENCES note (id) ON DELETE CASCADE,
  other_sha256 BLOB NOT NULL,
  PRIMARY KEY (one, other),
  CHECK (one < other)
) STRICT, WITHOUT ROWID;

CREATE INDEX meant_alike_other ON meant_alike (other);

-- Sentences she says to everybody and means to.
CREATE TABLE standing_sentence (
  number BLOB PRIMARY KEY CHECK (length(number) = 4)
) STRICT, WITHOUT ROWID;
