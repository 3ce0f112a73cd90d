-- Version 18. Orders that changed since somebody looked whether anything still waits for them: a
-- start asks about these, and not about all there ever were.

CREATE TABLE to_look_over (
  order_id TEXT PRIMARY KEY REFERENCES orders (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

INSERT INTO to_look_over SELECT id FROM orders;

CREATE INDEX quiet_since ON quiet (since);
CREATE INDEX quiet_shown ON quiet (shown_on) WHERE shown_on IS NOT NULL;

CREATE TRIGGER order_added AFTER INSERT ON orders BEGIN
  INSERT INTO to_look_over SELECT id FROM orders WHERE id IN (NEW.id, NEW.parcel_of)
    AND id NOT IN (SELECT order_id FROM to_look_over);
END;

CREATE TRIGGER order_changed AFTER UPDATE OF let_be, is_kept, is_printed, words, gift_message,
  details, words_are_gone, parcel_of ON orders BEGIN
  INSERT INTO to_look_over SELECT id FROM orders WHERE id IN (NEW.id, NEW.parcel_of, OLD.parcel_of)
    AND id NOT IN (SELECT order_id FROM to_look_over);
END;

CREATE TRIGGER order_gone AFTER DELETE ON orders WHEN OLD.parcel_of IS NOT NULL BEGIN
  INSERT INTO to_look_over SELECT id FROM orders WHERE id = OLD.parcel_of
    AND id NOT IN (SELECT order_id FROM to_look_over);
END;

CREATE TRIGGER item_added AFTER INSERT ON item BEGIN
  INSERT INTO to_look_over SELECT id FROM orders WHERE id = NEW.order_id
    AND id NOT IN (SELECT order_id FROM to_look_over);
END;

CREATE TRIGGER item_changed AFTER UPDATE ON item BEGIN
  INSERT INTO to_look_over SELECT id FROM orders WHERE id IN (NEW.order_id, OLD.order_id)
    AND id NOT IN (SELECT order_id FROM to_look_over);
END;

CREATE TRIGGER item_gone AFTER DELETE ON item BEGIN
  INSERT INTO to_look_over SELECT id FROM orders WHERE id = OLD.order_id
    AND id NOT IN (SELECT order_id FROM to_look_over);
END;

CREATE TRIGGER note_added AFTER INSERT ON note BEGIN
  INSERT INTO to_look_over SELECT id FROM orders WHERE id = NEW.order_id
    AND id NOT IN (SELECT order_id FROM to_look_over);
END;

CREATE TRIGGER note_changed AFTER UPDATE OF order_id, text, ink, state ON note BEGIN
  INSERT INTO to_look_over SELECT id FROM orders WHERE id IN (NEW.order_id, OLD.order_id)
    AND id NOT IN (SELECT order_id FROM to_look_over);
END;

CREATE TRIGGER note_gone AFTER DELETE ON note BEGIN
  INSERT INTO to_look_over SELECT id FROM orders WHERE id = OLD.order_id
    AND id NOT IN (SELECT order_id FROM to_look_over);
END;
