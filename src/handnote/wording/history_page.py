"""What the saved page of notes says of its own accord."""

from handnote.domain.note import MadeBy, Side
from handnote.domain.order import BY_HAND
from handnote.export.page_words import PageWords
from handnote.readers.channels import channel_name
from handnote.wording.desk import side
from handnote.wording.modes import made_by

HISTORY_PAGE = PageWords(
    language="en-GB",
    title="What you said",
    about="The notes that went into your parcels, newest first. Saved with handnote on {made_on}.",
    all_months="Months",
    nothing="There is no finished note here yet.",
    nobody="Somebody at the stall",
    several="{quantity} × {title}",
    day="{day} {month} {year}",
    heading="{month} {year}",
    months=(
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
    outside=side(Side.OUTSIDE),
    photo="A photo of the label, written with the pen.",
    made_by={made: made_by(made) for made in MadeBy},
    channel=lambda name: "by hand" if name == BY_HAND else channel_name(name),
)
