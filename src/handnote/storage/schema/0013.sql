-- Version 13. Ink: what was written or drawn on a note, and sign-offs kept to sign with.

-- Each drawing is kept once, under the SHA-256 of its bytes, however many notes it stands on.
CREATE TABLE drawing (
  sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
  data BLOB NOT NULL CHECK (length(data) <= 256000)
) STRICT, WITHOUT ROWID;

-- Both are the sha256 of a drawing. A draft that only grew keeps no drawing of how it was before.
ALTER TABLE note ADD COLUMN ink BLOB;
ALTER TABLE note ADD COLUMN signature BLOB;
ALTER TABLE revision ADD COLUMN ink BLOB;
ALTER TABLE revision ADD COLUMN signature BLOB;

CREATE INDEX revision_drawing ON revision (ink) WHERE ink IS NOT NULL;
CREATE INDEX revision_signature ON revision (signature) WHERE signature IS NOT NULL;

CREATE TABLE signature (
  name TEXT PRIMARY KEY,
  place INTEGER NOT NULL,
  drawing BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What is forgotten takes its ink along: from a version that goes, or that is blotted out.
CREATE TRIGGER revision_ink_no_more AFTER DELETE ON revision
WHEN OLD.ink IS NOT NULL BEGIN
  DELETE FROM drawing WHERE sha256 = OLD.ink
    AND NOT EXISTS (SELECT 1 FROM revision WHERE ink = OLD.ink)
    AND NOT EXISTS (SELECT 1 FROM revision WHERE signature = OLD.ink)
    AND NOT EXISTS (SELECT 1 FROM signature WHERE drawing = OLD.ink);
END;

CREATE TRIGGER revision_ink_another AFTER UPDATE OF ink ON revision
WHEN OLD.ink IS NOT NULL AND OLD.ink IS NOT NEW.ink BEGIN
  DELETE FROM drawing WHERE sha256 = OLD.ink
    AND NOT EXISTS (SELECT 1 FROM revision WHERE ink = OLD.ink)
    AND NOT EXISTS (SELECT 1 FROM revision WHERE signature = OLD.ink)
    AND NOT EXISTS (SELECT 1 FROM signature WHERE drawing = OLD.ink);
END;

CREATE TRIGGER revision_signature_no_more AFTER DELETE ON revision
WHEN OLD.signature IS NOT NULL BEGIN
  DELETE FROM drawing WHERE sha256 = OLD.signature
    AND NOT EXISTS (SELECT 1 FROM revision WHERE ink = OLD.signature)
    AND NOT EXISTS (SELECT 1 FROM revision WHERE signature = OLD.signature)
    AND NOT EXISTS (SELECT 1 FROM signature WHERE drawing = OLD.signature);
END;

CREATE TRIGGER revision_signature_another AFTER UPDATE OF signature ON revision
WHEN OLD.signature IS NOT NULL AND OLD.signature IS NOT NEW.signature BEGIN
  DELETE FROM drawing WHERE sha256 = OLD.signature
    AND NOT EXISTS (SELECT 1 FROM revision WHERE ink = OLD.signature)
    AND NOT EXISTS (SELECT 1 FROM revision WHERE signature = OLD.signature)
    AND NOT EXISTS (SELECT 1 FROM signature WHERE drawing = OLD.signature);
END;
