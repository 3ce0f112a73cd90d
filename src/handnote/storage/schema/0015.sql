-- Version 15. What was forgotten, what was thrown away, and what was said before there was handnote.

-- Ids of ours with nobody behind them any more: no merge and no backup may bring them back.
CREATE TABLE forgotten (
  id TEXT PRIMARY KEY,
  what TEXT NOT NULL CHECK (what IN ('person', 'orders', 'note'))
) STRICT, WITHOUT ROWID;

-- Numbers of orders that were forgotten, signed: the same file must not bring them back, and
-- nobody can read the number.
CREATE TABLE forgotten_number (
  key TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- A forgetting that is promised and not yet finished, and whether backups are part of it.
CREATE TABLE forgetting (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
  with_copies INTEGER NOT NULL CHECK (with_copies IN (0, 1))
) STRICT;

CREATE TABLE forgot (
  day TEXT PRIMARY KEY CHECK (day IS date(day)),
  people INTEGER NOT NULL,
  orders INTEGER NOT NULL,
  notes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- content: every row that was thrown away, as JSON, so that it can be put back as it was.
CREATE TABLE trash (
  id TEXT PRIMARY KEY,
  what TEXT NOT NULL CHECK (what IN ('note', 'order')),
  person_id TEXT NOT NULL,
  order_id TEXT NOT NULL,
  thrown_at TEXT NOT NULL CHECK (julianday(thrown_at) IS NOT NULL),
  thrown_on TEXT NOT NULL CHECK (thrown_on IS date(thrown_on)),
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX trash_person ON trash (person_id);

-- A note that was written elsewhere and only brought here to be found.
ALTER TABLE note ADD COLUMN origin TEXT NOT NULL DEFAULT ''
  CHECK (origin IN ('', 'elsewhere'));
