-- Version 16. Whoever comes back: who is one person, promises, wishes, answers, what went wrong.
-- All that is known of a person goes with the person.

-- same_as is set while a seller says that somebody is really another; the row stays as it was.
-- name_key is made by us from the name, to find namesakes by; empty until it is made.
ALTER TABLE person ADD COLUMN same_as TEXT REFERENCES person (id) ON DELETE CASCADE;
ALTER TABLE person ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
CREATE INDEX person_same_as ON person (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX person_name_key ON person (name_key) WHERE name_key <> '';
CREATE INDEX person_unkeyed ON person (id) WHERE name_key = '';

-- Each time two people were said to be one, and when that was taken back; rows are never changed
-- otherwise. kept_memory and kept_country are what the one who stays had before; orders that
-- arrived after last_arrival came since.
CREATE TABLE merge (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  other_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kept_memory TEXT NOT NULL,
  kept_country TEXT NOT NULL,
  joined_memory TEXT NOT NULL,
  joined_country TEXT NOT NULL,
  last_arrival INTEGER NOT NULL,
  made_on TEXT NOT NULL CHECK (made_on IS date(made_on)),
  undone_on TEXT CHECK (undone_on IS date(undone_on))
) STRICT;

CREATE INDEX merge_person ON merge (person_id, seq);
CREATE INDEX merge_other ON merge (other_id);

-- What went from one to the other by a merge: rows by their own keys.
CREATE TABLE merged_row (
  merge_id TEXT NOT NULL REFERENCES merge (id) ON DELETE CASCADE,
  what TEXT NOT NULL CHECK (what IN ('order', 'key', 'promise', 'wish', 'called', 'passed-over')),
  row_id TEXT NOT NULL,
  PRIMARY KEY (merge_id, what, row_id)
) STRICT, WITHOUT ROWID;

-- Two people who share a name and are two, because the seller said so.
CREATE TABLE not_same (
  one TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  other TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  PRIMARY KEY (one, other),
  CHECK (one < other)
) STRICT, WITHOUT ROWID;

CREATE INDEX not_same_other ON not_same (other);

-- asked_in is the last order at which it was asked whether a promise is kept.
CREATE TABLE promise (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  note_id TEXT REFERENCES note (id) ON DELETE SET NULL,
  words TEXT NOT NULL CHECK (words <> ''),
  made_on TEXT NOT NULL CHECK (made_on IS date(made_on)),
  kept_on TEXT CHECK (kept_on IS date(kept_on)),
  asked_in TEXT REFERENCES orders (id) ON DELETE SET NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX promise_person ON promise (person_id);
CREATE INDEX promise_note ON promise (note_id) WHERE note_id IS NOT NULL;
CREATE INDEX promise_asked_in ON promise (asked_in) WHERE asked_in IS NOT NULL;
CREATE INDEX promise_open ON promise (made_on) WHERE kept_on IS NULL;

CREATE TABLE wish (
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind TEXT NOT NULL
    CHECK (kind IN ('no-note', 'no-plastic', 'language', 'spelling', 'secret-gift', 'other')),
  value TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (person_id, kind)
) STRICT, WITHOUT ROWID;

-- An order that was let be because its person asks for no note.
ALTER TABLE orders ADD COLUMN is_passed_over INTEGER NOT NULL DEFAULT 0
  CHECK (is_passed_over IN (0, 1));

-- What somebody wrote back about a note. is_kind puts it on the shelf of kind words.
CREATE TABLE answer (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  note_id TEXT NOT NULL REFERENCES note (id) ON DELETE CASCADE,
  words TEXT NOT NULL CHECK (words <> ''),
  told_on TEXT NOT NULL CHECK (told_on IS date(told_on)),
  is_kind INTEGER NOT NULL CHECK (is_kind IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX answer_person ON answer (person_id, told_on);
CREATE INDEX answer_note ON answer (note_id);
CREATE INDEX answer_kind ON answer (told_on) WHERE is_kind = 1;

-- Orders with which something went wrong, and what the seller says she has put right.
CREATE TABLE went_wrong (
  order_id TEXT PRIMARY KEY REFERENCES orders (id) ON DELETE CASCADE,
  put_right TEXT NOT NULL DEFAULT '',
  since TEXT NOT NULL CHECK (since IS date(since))
) STRICT, WITHOUT ROWID;
