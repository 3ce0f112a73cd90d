-- Version 8. The seller knows better than the shop: what a buyer wrote, and what they are called.

-- Over what the shop said in orders.words, which every import may tell anew; empty where unknown.
ALTER TABLE orders ADD COLUMN own_words TEXT NOT NULL DEFAULT '';

-- name is somebody's as the shop has it: whoever buys for others has several.
CREATE TABLE called (
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  call TEXT NOT NULL CHECK (call <> ''),
  PRIMARY KEY (person_id, name)
) STRICT, WITHOUT ROWID;
