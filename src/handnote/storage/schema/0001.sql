-- Version 1. Dates are local days (YYYY-MM-DD), moments are UTC (YYYY-MM-DDTHH:MM:SS.ffffffZ).
-- There is no place for a street, an e-mail, a phone or a price.

CREATE TABLE desk (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
  id TEXT NOT NULL,
  signing_key BLOB NOT NULL,
  last_revision INTEGER NOT NULL DEFAULT 0,
  at_order TEXT REFERENCES orders (id) ON DELETE SET NULL,
  at_cursor INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE added_file (
  sha256 TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  channel TEXT NOT NULL,
  added_at TEXT NOT NULL CHECK (julianday(added_at) IS NOT NULL),
  added_on TEXT NOT NULL CHECK (added_on IS date(added_on)),
  orders_told INTEGER NOT NULL,
  rows_skipped INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  memory TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE person_key (
  key TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX person_key_person ON person_key (person_id);

CREATE TABLE orders (
  arrival INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  shop TEXT NOT NULL,
  number TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  buyer TEXT NOT NULL,
  recipient TEXT NOT NULL,
  words TEXT NOT NULL,
  gift_message TEXT NOT NULL,
  details TEXT NOT NULL,
  ordered_on TEXT CHECK (ordered_on IS date(ordered_on)),
  ship_by TEXT CHECK (ship_by IS date(ship_by)),
  sent_on TEXT CHECK (sent_on IS date(sent_on)),
  country TEXT NOT NULL,
  is_cancelled INTEGER NOT NULL CHECK (is_cancelled IN (0, 1)),
  needs_parcel INTEGER NOT NULL CHECK (needs_parcel IN (0, 1)),
  let_be TEXT CHECK (let_be IN ('chosen', 'cancelled', 'sent', 'no-parcel')),
  is_printed INTEGER NOT NULL DEFAULT 0 CHECK (is_printed IN (0, 1)),
  came_from TEXT REFERENCES added_file (sha256) ON DELETE SET NULL
) STRICT;

CREATE UNIQUE INDEX orders_key ON orders (channel, shop, number) WHERE number <> '';
CREATE INDEX orders_number ON orders (number) WHERE number <> '';
CREATE INDEX orders_person ON orders (person_id, ordered_on, arrival);
CREATE INDEX orders_pile ON orders (arrival) WHERE is_printed = 0;
CREATE INDEX orders_came_from ON orders (came_from) WHERE came_from IS NOT NULL;

CREATE TABLE item (
  order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  title TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  variation TEXT NOT NULL,
  personalisation TEXT NOT NULL,
  PRIMARY KEY (order_id, place)
) STRICT, WITHOUT ROWID;

-- seq is the order of the history: a note gets the next one when it is finished, whatever the clock says.
CREATE TABLE note (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  order_id TEXT NOT NULL UNIQUE REFERENCES orders (id),
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
  head_n INTEGER NOT NULL
) STRICT;

CREATE INDEX note_person ON note (person_id, seq);
CREATE INDEX note_finished ON note (seq) WHERE state = 'finished';

CREATE TABLE revision (
  desk TEXT NOT NULL,
  n INTEGER NOT NULL,
  parent_desk TEXT,
  parent_n INTEGER,
  note_id TEXT NOT NULL REFERENCES note (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  sign_off TEXT NOT NULL,
  state TEXT NOT NULL,
  made_by TEXT NOT NULL,
  hand TEXT NOT NULL,
  sha256 BLOB NOT NULL,
  saved_at TEXT NOT NULL CHECK (julianday(saved_at) IS NOT NULL),
  saved_on TEXT NOT NULL CHECK (saved_on IS date(saved_on)),
  utc_offset INTEGER NOT NULL,
  PRIMARY KEY (desk, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX revision_note ON revision (note_id);

CREATE TABLE run (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  printed_at TEXT NOT NULL CHECK (julianday(printed_at) IS NOT NULL),
  stock_part TEXT NOT NULL,
  start INTEGER NOT NULL,
  pdf_sha256 TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('unanswered', 'answered'))
) STRICT;

CREATE INDEX run_unanswered ON run (seq) WHERE outcome = 'unanswered';

CREATE TABLE run_label (
  run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  note_id TEXT NOT NULL REFERENCES note (id) ON DELETE CASCADE,
  note_sha256 BLOB NOT NULL,
  person TEXT NOT NULL,
  sheet INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  is_spoiled INTEGER NOT NULL DEFAULT 0 CHECK (is_spoiled IN (0, 1)),
  PRIMARY KEY (run_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_label_note ON run_label (note_id);

-- rowid = note.seq; holds words folded and split by us, which SQLite only has to part at spaces.
CREATE VIRTUAL TABLE note_index USING fts5 (
  words, tokenize = 'ascii', prefix = '2 3'
);
