"""A long history in which somebody comes back: rows written straight into the tables by SQL.

Everybody has four orders on the average, and one in ten a promise, an answer, a wish, a line of
memory and a namesake in another shop. Order and note texts are the same all over: what is
measured is finding them.
"""

from contextlib import closing
from functools import partial
from pathlib import Path

from handnote.storage import disk, opening
from handnote.storage.connection import Connection, connect, fingerprint, save
from handnote.storage.migrations import SCHEMA, statements

_FILL = """\
CREATE TEMP TABLE n (i INTEGER PRIMARY KEY);
WITH RECURSIVE c (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i + 1 < :count) INSERT
  INTO n SELECT i FROM c;
INSERT INTO person (id, name, country, memory, name_key) SELECT printf('person-%08d', i), 'Anna
  Kovács ' || (i / 2 * 2), 'Hungary', CASE WHEN i % 10 = 0 THEN 'night nurse, cat Miso' ELSE ''
  END, 'anna kovacs ' || (i / 2 * 2) FROM n WHERE i < :people;
INSERT INTO person_key SELECT printf('key-%08d', i), printf('person-%08d', i) FROM n WHERE i <
  :people;
INSERT INTO orders (id, channel, shop, number, person_id, buyer, recipient, words, gift_message,
  details, ordered_on, country, is_cancelled, needs_parcel, is_printed) SELECT
  printf('order-%08d', i), CASE WHEN i % :people % 2 THEN 'etsy' ELSE 'shopify' END, '', i,
  printf('person-%08d', i % :people), 'Anna Kovács', '', 'For my desk', '', '', date('2012-01-01',
  (i * 5000 / :count) || ' days'), 'Hungary', 0, 1, i < :written FROM n;
INSERT INTO item SELECT printf('order-%08d', i), 0, 'Sage candle', 1, 'large', '' FROM n;
INSERT INTO note (seq, id, order_id, side, person_id, text, sign_off, state, made_by, hand,
  sha256, finished_at, printed_at, written_on, utc_offset, head_desk, head_n) SELECT i + 1,
  printf('note-%08d', i), printf('order-%08d', i), 'inside', printf('person-%08d', i % :people),
  'Anna, this one came out of the kiln with a thumbprint' || ' in the glaze; hold it to the light
  before the first tea. ' || i, 'Jo', 'printed', 'font', 'caveat', x'00',
  '2020-01-01T18:00:00.000000Z', '2020-01-01T19:00:00.000000Z', date('2012-01-01', (i * 5000 /
  :count) || ' days'), 60, 'desk', i + 1 FROM n WHERE i < :written;
INSERT INTO promise (id, person_id, note_id, words, made_on) SELECT printf('promise-%08d', i),
  person_id, id, 'a new scent to try', '2020-01-01' FROM note JOIN n ON n.i = note.seq - 1 WHERE i
  % 10 = 0;
INSERT INTO answer SELECT printf('answer-%08d', i), person_id, id, 'my desk and my cat thank
  you', '2020-01-02', 1 FROM note JOIN n ON n.i = note.seq - 1 WHERE i % 10 = 0;
INSERT INTO wish SELECT printf('person-%08d', i), 'no-plastic', '' FROM n WHERE i < :people AND
  i % 10 = 0;
UPDATE note SET sha256 = fingerprint(text);
UPDATE fingerprinting SET down_to = 0;
DROP TABLE n;
"""


def write_regulars(folder: Path, count: int) -> None:
    """Make a file with so many notes in it; the last hundred orders still wait for theirs."""
    disk.make_private_folder(folder)
    opening.make_fresh(folder / opening.NAME, SCHEMA)
    with closing(connect(folder / opening.NAME)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.create_function("fingerprint", 1, fingerprint)
        known = {
            "count": count,
            "people": max(10, count // 4),
            "written": count - min(100, count // 4),
        }
        for statement in statements(_FILL):
            save(connection, partial(_run, statement=statement, known=known))


def _run(connection: Connection, statement: str, known: dict[str, int]) -> None:
    connection.execute(statement, known)
