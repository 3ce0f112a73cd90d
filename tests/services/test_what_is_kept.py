"""Whole order files on a real desk: what may not be kept is nowhere on the disk."""

from pathlib import Path

from handnote.bootstrap import open_desk
from tests.readers.test_order_file import EXPECTED
from tests.readers.test_privacy import CANARY, planted


def test_nothing_forbidden_of_any_shops_file_reaches_the_disk(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk")
    try:
        for sample in EXPECTED:
            file = tmp_path / sample
            file.write_text("".join(planted(sample)), "utf-8", newline="")
            plan = desk.inbox.look([file])
            if plan.asks:
                # Samples of one channel tell of other people under the same numbers.
                plan = desk.inbox.look([file], {plan.asks.shop_key: sample})
            assert plan.told
            desk.inbox.add(plan)
        assert len(desk.inbox.pile()) > len(EXPECTED)
    finally:
        desk.close()
    kept = [path for path in (tmp_path / "desk").rglob("*") if path.is_file()]
    assert any(b"Engraved Oak Board" in path.read_bytes() for path in kept)
    assert not any(CANARY.encode() in path.read_bytes() for path in kept)
