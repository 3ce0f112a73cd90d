"""Days and moments as the tables hold them: sortable text."""

from datetime import UTC, date, datetime


def moment_text(moment: datetime | None) -> str | None:
    """Return an aware moment as UTC text, or None for none."""
    if moment is None:
        return None
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def moment_from(text: str | None) -> datetime | None:
    """Return the aware UTC moment that ``moment_text`` wrote."""
    return None if text is None else datetime.fromisoformat(text)


def day_text(day: date | None) -> str | None:
    """Return a local day as ISO text, or None for none."""
    return None if day is None else day.isoformat()


def day_from(text: str | None) -> date | None:
    """Return the day that ``day_text`` wrote."""
    return None if text is None else date.fromisoformat(text)


def offset_minutes(moment: datetime) -> int:
    """Return how far the desk's clock is from UTC, in minutes."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a clock at the desk knows its offset from UTC")
    return round(offset.total_seconds() / 60)
