"""A gist is what she says of a label she wrote; it changes nothing else."""

from handnote.domain.note import MadeBy
from handnote.services.gists import Gists
from tests.services.desk import Desk


def test_a_gist_is_kept_found_and_taken_back(desk: Desk) -> None:
    order_id = desk.walk_in("Noor")
    desk.composing.finish(order_id, "", hand="", made_by=MadeBy.PEN, sign_off="")
    gists = Gists(desk.store, desk.undo, desk.clock)
    note = desk.note(order_id)
    assert gists.jot(note.id, "her blue\x07 scarf \u202e").notes == {note.id}
    assert desk.note(order_id).text == "her blue scarf"
    assert desk.note(order_id).state is note.state
    assert not gists.jot(note.id, "her blue scarf")
    desk.undo.undo()
    assert desk.note(order_id).text == ""


def test_words_that_are_on_a_label_are_not_changed_by_a_gist(desk: Desk) -> None:
    order_id = desk.walk_in("Noor")
    desk.finish(order_id, "Typed for Noor")
    gists = Gists(desk.store, desk.undo, desk.clock)
    assert not gists.jot(desk.note(order_id).id, "something else")
    assert desk.note(order_id).text == "Typed for Noor"
