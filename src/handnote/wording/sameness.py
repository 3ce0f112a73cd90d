"""What is said of words that were written before: one grey line, and never a figure in it."""

from datetime import date, datetime, timedelta

from handnote.domain.likeness import Habit, Repeat, Where

SIDE_BY_SIDE = "Both side by side"
MEAN_IT = "I mean it"
LET_STAND = "I say this to everybody"
HABIT_OFF = "Don’t mention this"
READING = "Reading your earlier notes…"

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second"),
    *("twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh"),
    *("twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
)
_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_LARGE = ((1000, "a thousand or more"), (100, "a hundred or more"), (20, "more than twenty"))
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "sr", "sra", "herr", "frau"})
_LONGEST_NAME = 24
_MINUTES = (
    (45, "an hour ago"),
    (20, "half an hour ago"),
    (2, "a few minutes ago"),
    (0, "a moment ago"),
)
_HOURS = 90
_LONG = 8 * 60
_WEEKS = 60
_NEARLY_A_YEAR = 330


def repeat_line(repeat: Repeat, now: datetime) -> str:
    """Where she wrote this before, and when; ``now`` is the desk's clock with its zone."""
    if repeat.where is Where.SENTENCE and repeat.times > 1:
        return f"This sentence stands in {_how_many(repeat.times)} of your notes."
    to, when = called(repeat.note.person), _when(repeat, now)
    if repeat.where is Where.SENTENCE:
        return f"You wrote this sentence to {to} {when}."
    this = "this" if repeat.likeness.is_word_for_word else "nearly this"
    if repeat.where is Where.TONIGHT:
        return f"You told {to} {this} {when}."
    return f"You wrote {this} to {to} {when}."


def pair_line(first: str, second: str, *, is_word_for_word: bool) -> str:
    """What holds the second of two labels back; the arguments are the people's names."""
    words = "the same words" if is_word_for_word else "nearly the same words"
    return f"{called(first)} and {called(second)} get {words}."


def habit_line(habit: Habit) -> str:
    """What is said once of notes that begin and end alike."""
    return f"Your last {_how_many(len(habit.notes))} notes begin and end with the same words."


def called(name: str) -> str:
    """A name as she would say it in passing: the first one, never in capitals only."""
    given = name.partition(",")[2].strip() or name.partition(",")[0].strip()
    words = given.split()
    first = next((word for word in words if word.casefold().strip(".") not in _TITLES), given)
    first = first.title() if first.isupper() and len(first) > 1 else first
    if len(first) > _LONGEST_NAME:
        first = first[: _LONGEST_NAME - 1] + "…"
    return first or "somebody"


def _how_many(number: int) -> str:
    if number < len(_NUMBERS):
        return _NUMBERS[number]
    return next(words for least, words in _LARGE if number >= least)


def _when(repeat: Repeat, now: datetime) -> str:
    if repeat.said_at is None:
        return _day(repeat.note.written_on, now.date())
    said = repeat.said_at.astimezone(now.tzinfo)
    if said.date() == now.date() and said <= now:
        return _today(now - said)
    return _day(said.date(), now.date())


def _today(ago: timedelta) -> str:
    minutes = ago // timedelta(minutes=1)
    if minutes >= _LONG:
        return "earlier today"
    if minutes >= _HOURS:
        return f"{_NUMBERS[round(minutes / 60)]} hours ago"
    return next(words for least, words in _MINUTES if minutes >= least)


def _day(day: date, today: date) -> str:
    """Yesterday, on Tuesday, on the third of November, in March, in March last year."""
    ago = (today - day).days
    if ago <= 0:
        return "earlier"
    if ago == 1:
        return "yesterday"
    if ago < len(_DAYS):
        return f"on {_DAYS[day.weekday()]}"
    month = _MONTHS[day.month - 1]
    if ago < _WEEKS:
        return f"on the {_ORDINALS[day.day - 1]} of {month}"
    years = today.year - day.year
    if ago < _NEARLY_A_YEAR or years == 0:
        return f"in {month}"
    if years == 1:
        return f"in {month} last year"
    return f"in {month} {_NUMBERS[years]} years ago" if years < len(_NUMBERS) else "long ago"
