"""The words of ``handnote --help``."""

ABOUT = "A quiet desk for the one short personal note that goes into a parcel."
MORE = (
    "Without a command the window opens; order files named after it are looked at there. "
    "Nothing here goes online."
)
COMMANDS = {
    "import": "add the orders of files as a shop gives them",
    "paste": "read one order from a mail or a page that is piped in",
    "orders": "show the orders that wait, in packing order",
    "take-back": "take back the latest import of today, but for orders with a note",
    "correct": "put an order right, or see who said what of it",
    "parcel": "add a second parcel of an order, with a note of its own",
    "write": "write the note for one order, in your own editor",
    "notes": "read what you said, newest first, or find it",
    "check": "say what a second pair of eyes notices in a text; nothing is changed or saved",
    "proof": "lay the finished notes out on labels, as a PDF",
    "label": "lay out one text, to try a label sheet or a hand",
    "sheets": "show the part-used label sheets and what is left on them",
    "picklist": "list which label goes into which parcel, as a PDF",
    "pensheet": "make blank or ruled labels for the pen, and the key sheet beside them, as PDFs",
    "file-photo": "file a photo or scan of labels you wrote with the pen, each under its order",
    "testpage": "make the page that shows how far a printer is off, as a PDF",
    "carrier": "make the page that sticky notes are stuck onto to be printed, as a PDF",
    "stocks": "find a label sheet by its number or its size, or bring your own",
    "retention": "show which names and words run out, and how long they stay",
    "demo": "make a data folder with a sample shop to look around in",
}
OPTIONS = {
    "data": "the data folder; the usual one unless given",
    "version": "show the version",
    "files": "order file (CSV, TXT, XLSX, XLS, ODS or ZIP), as it was downloaded",
    "columns": "which column is what, for a list of no shop handnote knows: "
    "“number=Order No,recipient=Ship to,title=Product”",
    "dry-run": "only look; add nothing",
    "shop": "the shop the files are from, where that is not plain",
    "recipient": "whom it goes to",
    "buyer": "who bought it",
    "words": "what they wrote",
    "country": "the country it goes to",
    "ship-by": "the day to send it by, as 2026-11-24; empty for none",
    "item": "what an item is, by its number from 1: 1=Blue mug",
    "keep": "keep its names and words for good, with the note",
    "let-run-out": "let its names and words run out again like others",
    "run": "let run out what was shown before today",
    "channel": "the shop whose days are set with --days, as “handnote orders --json” calls it",
    "days": "how many days names and words stay, or keep",
    "paste-yes": "add what was understood; without it, only look",
    "json": "print JSON for other programs",
    "write-outside": "the note on the outside: the envelope, or the lid of the box",
    "outside": "the notes on the outside instead of those inside",
    "order": "the number the shop gave the order",
    "query": "words to look for, in the notes, the names and the items",
    "html": "save these notes as one web page",
    "stock": "part number of the label sheet",
    "start": "first free label of the first sheet, counted row by row from 1",
    "sheet": "a part-used sheet to fill first, as “handnote sheets” calls it",
    "used": "labels that are gone from the first sheet, counted from 1: 1,2,5 or 1-5,9",
    "turned": "the first sheet is fed the other way round",
    "out": "the PDF to write",
    "printer": "move everything by what this printer was measured to be off",
    "crop-marks": "lines to cut along, round the labels with a note",
    "mirror": "each label mirrored in its place, for transfer paper",
    "parcel-marks": "a tiny number on each label, the same as on the pick list",
    "labels": "the PDF for the label sheet: nothing but what --lines and --marks ask for",
    "key": "the PDF for plain paper: whose label is where, and what there is to say",
    "lines": "faint dots to write along",
    "left-handed": "the same with a slant to the left",
    "draft": "put the words you typed on the key sheet, to copy",
    "photos": "photo or scan of a written sheet (JPEG, PNG, TIFF, WebP or BMP)",
    "photo-run": "which print run it is, as this command names it; found out unless given",
    "photo-yes": "file what was found; without it, only look",
    "hand": "the hand to set it in",
    "text-file": "file with the text of the one label, or - to type it",
    "check-text": "file with the text of one note, or - to type it",
    "jsonl": "file with many notes, a JSON object with “text” and “lang” on each line, or -",
    "check-order": "the order the note is for: what the note says of it is named as well",
    "lang": "the language of the note, such as de; told from its words unless given",
    "stocks": "number, brand or size: “L7163”, “99 x 38”, “round 40”",
    "unverified": "also those whose figures nobody confirmed; print a test page on them first",
    "mine": "only your own, those you marked and those you have printed on",
    "add-stocks": "take label sheets from a file saved by handnote or from a gLabels template",
    "remove-stock": "forget a label sheet of your own; what was printed on it stays known",
    "export-stock": "save a label sheet, yours or any other, to the file named with --out",
    "stock-out": "where to save with --export",
    "folder": "a new or empty folder",
}
NOT_DAYS = "{told} is no number of days; say one from 1 to 36500, or keep"
NOT_AN_ITEM = "{told} names no item; write it like 1=Blue mug"
DAYS_AND_CHANNEL = "say both --channel and --days, or neither"
NOT_LABELS = "{told} are no labels; list them like 1,2,5 or 1-5,9"
NOT_COLUMNS = (
    "“{told}” is not a column; say it like recipient=Ship to. There are: number, recipient, buyer, "
    "title, quantity, variation, personalisation, words, gift, ordered_on, ship_by, sent_on, "
    "country, status"
)
