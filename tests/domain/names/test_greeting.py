"""What a friend would call somebody: a table of names as shops write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.domain.names.greeting import Doubt, greeting

CALLED = [
    ("Anna Kowalska", "", "Anna"),
    ("anna kowalska", "", "Anna"),
    ("anna", "", "Anna"),
    ("SMITH, JOHN", "", "John"),
    ("Smith, John, Jr.", "", "John"),
    ("JOHN SMITH", "", "John"),
    ("John Smith Jr.", "", "John"),
    ("Mr John Smith", "", "John"),
    ("Mrs. Sarah Jones", "", "Sarah"),
    ("Dr J. van der Berg", "", "Dr van der Berg"),
    ("DR. J. VAN DER BERG", "", "Dr. van der Berg"),
    ("Dr Maria Weber", "", "Maria"),
    ("Prof. Dr. H. Klein", "", "Prof. Dr. Klein"),
    ("Frau Müller", "", "Frau Müller"),
    ("FRAU MÜLLER", "", "Frau Müller"),
    ("Frau Dr. Anna Weber", "", "Anna"),
    ("Mme Dupont", "", "Mme Dupont"),
    ("DR. MCDONALD", "", "Dr. McDonald"),
    ("MR O'NEILL", "", "Mr O'Neill"),
    ("maria del carmen", "", "Maria del Carmen"),
    ("María del Carmen Ruiz López", "", "María del Carmen"),
    ("María de los Ángeles Ruiz", "", "María de los Ángeles"),
    ("María José García", "", "María José"),
    ("JOSE LUIS PEREZ", "", "Jose Luis"),
    ("João Pedro da Silva", "", "João Pedro"),
    ("maria de souza", "", "Maria"),
    ("Mary-Jane O'Neill", "", "Mary-Jane"),
    ("MARY JANE SMITH", "", "Mary Jane"),
    ("JEAN-LUC", "", "Jean-Luc"),
    ("Jean Luc Picard", "", "Jean Luc"),
    ("jean-luc picard", "", "Jean-Luc"),
    ("DUPONT Marie", "", "Marie"),
    ("RONALD MCDONALD", "", "Ronald"),
    ("Ronald McDonald", "", "Ronald"),
    ("McKenna Grace", "", "McKenna"),
    ("deShawn Carter", "", "deShawn"),
    ("LaToya Brown", "", "LaToya"),
    ("Vincent van Gogh", "", "Vincent"),
    ("VINCENT VAN GOGH", "", "Vincent"),
    ("Ludwig van der Rohe", "", "Ludwig"),
    ("D'Angelo Russell", "", "D'Angelo"),
    ("Zoë Kravitz", "", "Zoë"),
    ("ÉMILIE DUBOIS", "", "Émilie"),
    ("Jo March", "", "Jo"),
    ("JO MARCH", "", "Jo"),
    ("Li Na Chen", "", "Li"),
    ("Don Johnson", "", "Don"),
    ("Anna (Mum) Weber", "", "Anna"),
    ('Robert "Bob" Smith', "", "Robert"),
    ("Anna Weber c/o Hotel Post", "", "Anna"),
    ("c/o Anna Weber", "", "Anna"),
    ("🌸 Anna 🌸 Kowalska", "", "Anna"),
    ("Anna ❤️", "", "Anna"),
    ("Mr & Mrs Jones", "", "Mr & Mrs Jones"),
    ("MR & MRS JONES", "", "Mr & Mrs Jones"),
    ("Mr and Mrs Jones", "", "Mr and Mrs Jones"),
    ("Herr und Frau Weber", "", "Herr und Frau Weber"),
    ("Anna und Peter Müller", "", "Anna und Peter"),
    ("ANNA UND PETER MÜLLER", "", "Anna und Peter"),
    ("Anna & Peter Müller", "", "Anna & Peter"),
    ("Anna Schmidt & Peter Müller", "", "Anna & Peter"),
    ("Familie Müller", "", "Familie Müller"),
    ("The Jones Family", "", "The Jones Family"),
    ("İBRAHİM YILMAZ", "Turkey", "İbrahim"),
    ("IŞIL DEMİR", "", "Işıl"),
    ("ILGIN KAYA", "Türkiye", "Ilgın"),
    ("ibrahim yılmaz", "", "İbrahim"),
    ("IRIS MURDOCH", "", "Iris"),
    ("ΜΑΡΙΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ", "Greece", "Μαριος"),
    ("Μαρία Παπαδοπούλου", "", "Μαρία"),
    ("ИВАН ПЕТРОВ", "", "Иван"),
    ("Иван Петрович Сидоров", "", "Иван"),
    ("Сидоров Иван Петрович", "", "Иван"),
    ("Иванова Мария", "", "Мария"),
    ("Константин Павлов", "", "Константин"),
    ("محمد علي", "", "محمد"),
    ("عبد الله محمد", "", "عبد الله"),
    ("Abdul Rahman Khan", "", "Abdul Rahman"),
    ("प्रिया शर्मा", "", "प्रिया"),
    ("श्रीमती प्रिया शर्मा", "", "प्रिया"),
    ("דנה לוי", "", "דנה"),
    ("山田 太郎", "Japan", "山田さん"),
    ("山田 花子", "", "山田さん"),
    ("佐藤 さくら", "", "佐藤さん"),
    ("王小明", "China", "王小明"),
    ("김민수", "", "김민수"),
    ("Nagy Anna", "Hungary", "Anna"),
    ("Anna Nagy", "Hungary", "Anna"),
    ("Nguyễn Văn An", "Vietnam", "An"),
    ("YAMADA Taro", "Japan", "Taro"),
    ("Yamada, Taro", "", "Taro"),
]

ASKED = [
    ("", Doubt.NO_NAME),
    ("...", Doubt.NO_NAME),
    ("🌸", Doubt.NO_NAME),
    ("1234", Doubt.USER_NAME),
    ("craftylady_92", Doubt.USER_NAME),
    ("anna.kowalska", Doubt.USER_NAME),
    ("CraftyLady", Doubt.USER_NAME),
    ("thecraftylady", Doubt.USER_NAME),
    ("Maria92", Doubt.USER_NAME),
    ("maria@home", Doubt.USER_NAME),
    ("Acme GmbH", Doubt.COMPANY),
    ("Smith, Inc.", Doubt.COMPANY),
    ("Müller & Söhne", Doubt.COMPANY),
    ("The Blue Gallery", Doubt.COMPANY),
    ("SMITH & SONS LTD", Doubt.COMPANY),
    ("Księgarnia Pod Lipą", Doubt.COMPANY),
    ("山田株式会社", Doubt.COMPANY),
    ("Jansen en Zonen", Doubt.COMPANY),
    ("Weber KG", Doubt.COMPANY),
    ("J. Smith", Doubt.INITIALS),
    ("J R R Tolkien", Doubt.INITIALS),
    ("JJ Abrams", Doubt.INITIALS),
    ("TJ", Doubt.INITIALS),
    ("O", Doubt.INITIALS),
    ("A & B", Doubt.INITIALS),
    ("van Gogh", Doubt.FAMILY_NAME),
    ("McDonald", Doubt.FAMILY_NAME),
    ("O'Neill", Doubt.FAMILY_NAME),
    ("山田太郎", Doubt.ORDER),
    ("王小明", Doubt.ORDER),
    ("Taro Yamada", Doubt.ORDER),
    ("Kovács Németh", Doubt.ORDER),
]
COUNTRIES = {"Taro Yamada": "Japan", "Kovács Németh": "Hungary"}


def test_the_table_has_more_than_eighty_names() -> None:
    assert len({name for name, *_ in [*CALLED, *ASKED]}) > 80


@pytest.mark.parametrize(("name", "country", "call"), CALLED)
def test_a_name_is_said_as_a_friend_would(name: str, country: str, call: str) -> None:
    found = greeting(name, country)
    assert (found.call, found.doubt) == (call, None)


@pytest.mark.parametrize(("name", "doubt"), ASKED)
def test_in_doubt_it_asks(name: str, doubt: Doubt) -> None:
    found = greeting(name, COUNTRIES.get(name, ""))
    assert (found.call, found.doubt) == ("", doubt)


LETTERS = st.sampled_from("aAbBzZéÉßŁłİıIi'-. ,&&ΣσςИиЬ王さ김प्रिम🌸\u202eДdž'’/()+ʼﬁ1_@")
PIECES = ["Dr", "MR", "van", "DER", "Anna", "MÜLLER", "&", "und", "J.", "GMBH", "DEL", "ß", "İ"]
NAMES = st.one_of(
    st.text(max_size=40),
    st.text(LETTERS, max_size=30),
    st.sampled_from([name for name, *_ in [*CALLED, *ASKED]]).map(str.upper),
    st.lists(st.sampled_from(PIECES)).map(" ".join),
)


@given(NAMES, st.sampled_from(["", "Japan", "Turkey", "Hungary", "China", "Vietnam"]))
def test_whatever_the_name_the_call_is_no_longer_not_shouted_and_never_fails(
    name: str, country: str
) -> None:
    found = greeting(name, country)
    assert len(found.call) <= len(name)
    assert bool(found.call) != bool(found.doubt)
    cased = [letter for letter in found.call if letter.lower() != letter.upper()]
    assert len(cased) < 2 or any(letter != letter.upper() for letter in cased)


def test_half_a_megabyte_of_name_takes_no_time_and_is_no_name_to_say_whole() -> None:
    assert len(greeting("Anna " * 100_000).call) <= len("Anna")
    assert greeting("(" * 500_000).doubt
