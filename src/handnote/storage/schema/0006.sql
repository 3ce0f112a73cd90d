-- Version 6. An order may have a note on the outside of its parcel too, beside the one inside.

-- SQLite cannot take UNIQUE off a column, so the table is made anew. Foreign keys rest meanwhile.
CREATE TABLE note_with_side (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  order_id TEXT NOT NULL REFERENCES orders (id),
  side TEXT NOT NULL CHECK (side IN ('inside', 'outside')),
  person_id TEXT NOT NULL REFERENCES person (id),
  text TEXT NOT NULL,
  sign_off TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'finished', 'printed')),
  made_by TEXT NOT NULL CHECK (made_by IN ('pen', 'ink', 'own-hand', 'font')),
  hand TEXT NOT NULL,
  sha256 BLOB NOT NULL,
  finished_at TEXT CHECK (finished_at IS NULL OR julianday(finished_at) IS NOT NULL),
  printed_at TEXT CHECK (printed_at IS NULL OR julianday(printed_at) IS NOT NULL),
  written_on TEXT NOT NULL CHECK (written_on IS date(written_on)),
  utc_offset INTEGER NOT NULL,
  head_desk TEXT NOT NULL,
  head_n INTEGER NOT NULL,
  UNIQUE (order_id, side)
) STRICT;

INSERT INTO note_with_side
  SELECT seq, id, order_id, 'inside', person_id, text, sign_off, state, made_by, hand, sha256,
    finished_at, printed_at, written_on, utc_offset, head_desk, head_n
  FROM note;
DROP TABLE note;
ALTER TABLE note_with_side RENAME TO note;

CREATE INDEX note_person ON note (person_id, seq);
CREATE INDEX note_finished ON note (seq) WHERE state = 'finished';
CREATE INDEX note_outside_draft ON note (order_id) WHERE side = 'outside' AND state = 'draft';
