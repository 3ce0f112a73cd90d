-- Version 14. How the notes of a run were made, where all were made in one way.

ALTER TABLE run ADD COLUMN made_by TEXT CHECK (made_by IN ('pen', 'ink', 'own-hand', 'font'));
