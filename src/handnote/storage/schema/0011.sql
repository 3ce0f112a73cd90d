-- Version 11. The index tells words, people, things and plain facts of a note apart, and the
-- places of what was said are found without reading it.

-- folded() and note_facts() are ours, in note_index.py, on every connection handnote makes.
DROP TABLE note_index;
CREATE VIRTUAL TABLE note_index USING fts5 (
  words, people, things, facts, tokenize = 'ascii', prefix = '1 2 3'
);
INSERT INTO note_index (rowid, words, people, things, facts)
  SELECT note.seq,
    folded(note.text || ' ' || note.sign_off),
    folded(person.name || ' ' || orders.buyer || ' ' || orders.recipient),
    folded((SELECT group_concat(title, ' ') FROM item WHERE order_id = note.order_id)),
    note_facts(note.written_on, note.hand, orders.channel, orders.shop)
  FROM note JOIN orders ON orders.id = note.order_id JOIN person ON person.id = note.person_id
  WHERE note.state <> 'draft';

CREATE INDEX note_said ON note (seq) WHERE state <> 'draft';
CREATE INDEX note_written ON note (written_on) WHERE state <> 'draft';
