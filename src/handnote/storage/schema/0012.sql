-- Version 12. Spelling: the language in which she writes to somebody, and words of her own.

CREATE TABLE note_language (
  person_id TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  language TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 3)
) STRICT, WITHOUT ROWID;

CREATE TABLE own_word (
  word TEXT PRIMARY KEY CHECK (length(word) BETWEEN 1 AND 64)
) STRICT, WITHOUT ROWID;
