-- Version 9. What the seller put right, parcels, the way back from imports, and what runs out.

-- What the seller says where a shop said otherwise. What she says stands in the order too; told
-- is what the shop said last. place is the line of an item; 0 for what an order has once.
CREATE TABLE correction (
  order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  place INTEGER NOT NULL DEFAULT 0,
  value TEXT NOT NULL,
  told TEXT NOT NULL,
  PRIMARY KEY (order_id, field, place)
) STRICT, WITHOUT ROWID;

-- An order that goes out in several parcels has a row for each; the shop's key belongs to the first.
ALTER TABLE orders ADD COLUMN parcel_of TEXT REFERENCES orders (id);
ALTER TABLE orders ADD COLUMN parcel INTEGER NOT NULL DEFAULT 1 CHECK (parcel > 0);
ALTER TABLE orders ADD COLUMN is_kept INTEGER NOT NULL DEFAULT 0 CHECK (is_kept IN (0, 1));
ALTER TABLE orders ADD COLUMN words_are_gone INTEGER NOT NULL DEFAULT 0
  CHECK (words_are_gone IN (0, 1));
CREATE INDEX orders_parcel_of ON orders (parcel_of) WHERE parcel_of IS NOT NULL;
DROP INDEX orders_key;
CREATE UNIQUE INDEX orders_key ON orders (channel, shop, number)
  WHERE number <> '' AND parcel_of IS NULL;

-- An import and the way back from it: which rows it added, and what it found of the others.
CREATE TABLE import (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  added_at TEXT NOT NULL CHECK (julianday(added_at) IS NOT NULL),
  added_on TEXT NOT NULL CHECK (added_on IS date(added_on)),
  first_arrival INTEGER NOT NULL,
  last_arrival INTEGER NOT NULL,
  learned TEXT NOT NULL
) STRICT;

CREATE TABLE import_file (
  import_id TEXT NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (import_id, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_before (
  import_id TEXT NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  before TEXT NOT NULL,
  called_off INTEGER NOT NULL CHECK (called_off IN (0, 1)),
  PRIMARY KEY (import_id, order_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_before_order ON import_before (order_id);

-- Which shop a kind of file from a folder is of; the key is signed and says neither.
CREATE TABLE shop_of_file (
  key TEXT NOT NULL,
  shop TEXT NOT NULL,
  PRIMARY KEY (key, shop)
) STRICT, WITHOUT ROWID;

-- How many days names and words stay; none is for good, and no row is the usual number.
CREATE TABLE retention (
  channel TEXT PRIMARY KEY,
  days INTEGER CHECK (days BETWEEN 1 AND 36500)
) STRICT, WITHOUT ROWID;

-- Orders nothing waits for any more, since when, and when it was shown that they run out.
CREATE TABLE quiet (
  order_id TEXT PRIMARY KEY REFERENCES orders (id) ON DELETE CASCADE,
  what TEXT NOT NULL CHECK (what IN ('order', 'words')),
  since TEXT NOT NULL CHECK (since IS date(since)),
  shown_on TEXT CHECK (shown_on IS date(shown_on)),
  shown_at TEXT
) STRICT, WITHOUT ROWID;

-- Numbers of orders that ran out: the same file must not bring their names back.
CREATE TABLE gone_order (
  channel TEXT NOT NULL,
  shop TEXT NOT NULL,
  number TEXT NOT NULL,
  PRIMARY KEY (channel, shop, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE ran_out (
  day TEXT NOT NULL CHECK (day IS date(day)),
  channel TEXT NOT NULL,
  orders INTEGER NOT NULL,
  words INTEGER NOT NULL,
  PRIMARY KEY (day, channel)
) STRICT, WITHOUT ROWID;
