-- Version 3: how far each printer is off, for each size of paper, in mm; scales are 1 when true.
CREATE TABLE calibration (
  printer TEXT NOT NULL,
  page_width INTEGER NOT NULL,
  page_height INTEGER NOT NULL,
  shift_x REAL NOT NULL,
  shift_y REAL NOT NULL,
  scale_x REAL NOT NULL,
  scale_y REAL NOT NULL,
  measured_on TEXT NOT NULL CHECK (measured_on IS date(measured_on)),
  PRIMARY KEY (printer, page_width, page_height)
) STRICT, WITHOUT ROWID;

-- What was shown on the screen. What went out differs where a printer was made good.
ALTER TABLE run ADD COLUMN proof_sha256 TEXT NOT NULL DEFAULT '';
UPDATE run SET proof_sha256 = pdf_sha256;
