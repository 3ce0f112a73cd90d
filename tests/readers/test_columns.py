"""Tables no profile knows: guessed by the names of their columns, in twelve languages."""

from pathlib import Path

import pytest

from handnote.domain.problem import FileTrouble, Problem
from handnote.readers.column_names import GUESSED, fold_column, languages, meaning
from handnote.readers.order_file import OrderFile, UnknownTable, read_source
from handnote.readers.own_columns import ColumnMap, suggested_shop
from handnote.readers.profile import Role
from handnote.readers.skipped import SkipReason
from handnote.readers.source import open_source
from tests.readers.written import sign


def look(folder: Path, content: str | bytes, name: str = "list.csv") -> UnknownTable:
    found = ask(folder, content, name=name)
    assert isinstance(found, UnknownTable)
    return found


def ask(
    folder: Path, content: str | bytes, chosen: ColumnMap | None = None, *, name: str = "list.csv"
) -> OrderFile | UnknownTable:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with open_source(path) as source:
        return read_source(source, sign=sign, decide=lambda _: chosen)


def read(folder: Path, content: str | bytes, shop: str = "Folksy", **roles: object) -> OrderFile:
    """Read with the guess, or with the columns named."""
    columns: dict[Role, tuple[int, ...]]
    columns = {Role(role): (place,) for role, place in roles.items() if isinstance(place, int)}
    columns = columns or dict(look(folder, content).guess)
    found = ask(folder, content, ColumnMap(columns, shop))
    assert isinstance(found, OrderFile)
    return found


def by_name(table: UnknownTable) -> dict[str, str]:
    return {
        role.value: " + ".join(table.columns[place].name for place in places)
        for role, places in table.guess.items()
    }


def forbidden(table: UnknownTable) -> set[str]:
    return {column.name for column in table.columns if column.is_forbidden}


HEADERS = {
    "en": (
        "Order ref,Customer,Ship to,Item,Qty,Variation,Order date,Country,Street,E-mail,Price",
        {"number": "Order ref", "buyer": "Customer", "recipient": "Ship to", "title": "Item"},
        {"Street", "E-mail", "Price"},
    ),
    "de": (
        "Bestell-Nr.;Empfänger;Artikel;Menge;Gravur;Lieferstraße;PLZ;Ort;E-Mail-Adresse;Gesamtpreis",
        {"number": "Bestell-Nr.", "recipient": "Empfänger", "title": "Artikel"},
        {"Lieferstraße", "PLZ", "Ort", "E-Mail-Adresse", "Gesamtpreis"},
    ),
    "fr": (
        "N° de commande;Destinataire;Produit;Quantité;Adresse;Ville;Code postal;Téléphone;Montant",
        {"number": "N° de commande", "recipient": "Destinataire", "title": "Produit"},
        {"Adresse", "Ville", "Code postal", "Téléphone", "Montant"},
    ),
    "es": (
        "Pedido;Destinatario;Producto;Cantidad;Estado;Dirección;Población;Correo;Precio",
        {"number": "Pedido", "recipient": "Destinatario", "title": "Producto", "status": "Estado"},
        {"Dirección", "Población", "Correo", "Precio"},
    ),
    "it": (
        "Numero ordine;Destinatario;Prodotto;Quantità;Indirizzo;CAP;Città;Telefono;Prezzo",
        {"number": "Numero ordine", "recipient": "Destinatario", "title": "Prodotto"},
        {"Indirizzo", "CAP", "Città", "Telefono", "Prezzo"},
    ),
    "nl": (
        "Bestelnummer;Ontvanger;Artikel;Aantal;Bezorgadres;Postcode;Woonplaats;Telefoonnummer;Prijs",
        {"number": "Bestelnummer", "recipient": "Ontvanger", "title": "Artikel"},
        {"Bezorgadres", "Postcode", "Woonplaats", "Telefoonnummer", "Prijs"},
    ),
    "pt": (
        "Nº da encomenda;Destinatário;Produto;Quantidade;Estado;Morada;Telemóvel;Valor total",
        {"number": "Nº da encomenda", "recipient": "Destinatário", "title": "Produto"},
        {"Estado", "Morada", "Telemóvel", "Valor total"},
    ),
    "pl": (
        "Nr zamówienia;Imię i nazwisko;Produkt;Ilość;Ulica;Kod pocztowy;Miasto;Telefon;Cena",
        {"number": "Nr zamówienia", "recipient": "Imię i nazwisko", "title": "Produkt"},
        {"Ulica", "Kod pocztowy", "Miasto", "Telefon", "Cena"},
    ),
    "sv": (
        "Ordernummer;Mottagare;Artikel;Antal;Leveransadress;Postnummer;Postort;E-post;Pris",
        {"number": "Ordernummer", "recipient": "Mottagare", "title": "Artikel"},
        {"Leveransadress", "Postnummer", "Postort", "E-post", "Pris"},
    ),
    "cs": (
        "Číslo objednávky;Příjemce;Zboží;Množství;Ulice;PSČ;Město;Telefon;Cena celkem",
        {"number": "Číslo objednávky", "recipient": "Příjemce", "title": "Zboží"},
        {"Ulice", "PSČ", "Město", "Telefon", "Cena celkem"},
    ),
    "ja": (
        "注文番号,お届け先氏名,商品名,数量,備考,お届け先住所,郵便番号,電話番号,メールアドレス,合計金額",
        {"number": "注文番号", "recipient": "お届け先氏名", "title": "商品名", "words": "備考"},
        {"お届け先住所", "郵便番号", "電話番号", "メールアドレス", "合計金額"},
    ),
    "tr": (
        "SİPARİŞ NO;ALICI ADI;ÜRÜN ADI;ADET;ADRES;POSTA KODU;TELEFON;TUTAR",
        {"number": "SİPARİŞ NO", "recipient": "ALICI ADI", "title": "ÜRÜN ADI"},
        {"ADRES", "POSTA KODU", "TELEFON", "TUTAR"},
    ),
}


@pytest.mark.parametrize("language", HEADERS)
def test_a_header_in_each_language_is_guessed_and_its_secrets_are_left(
    tmp_path: Path, language: str
) -> None:
    header, roles, secrets = HEADERS[language]
    delimiter = ";" if ";" in header else ","
    values = delimiter.join(f"value {place}" for place in range(len(header.split(delimiter))))
    table = look(tmp_path, f"{header}\n{values}\n")
    guess = by_name(table)
    assert {role: guess.get(role) for role in roles} == roles
    assert forbidden(table) == secrets
    assert table.is_sure
    assert not any(column.values for column in table.columns if column.is_forbidden)


def test_there_are_twelve_languages() -> None:
    known = {language.id for language in languages()}
    assert known == {"en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "cs", "ja", "tr"}


def test_every_language_has_a_name_for_every_role() -> None:
    for language in languages():
        assert {role.value for role in GUESSED} <= language.names.keys(), language.id


def test_no_name_that_may_be_read_has_two_roles_in_one_language() -> None:
    for language in languages():
        seen: dict[str, str] = {}
        for key, names in language.names.items():
            for name in names:
                assert seen.setdefault(name, key) == key, (language.id, name, key, seen[name])


@pytest.mark.parametrize(
    "name",
    [
        "Ship to address 1", "shipToEmail", "billing_phone", "Kundentelefon", "Town / City",
        "Delivery ZIP", "VAT number", "Item price (EUR)", "Straße", "Rue et numéro", "e mail",
        "Unit Price", "Order Total", "Shipping cost", "お届け先住所2", "Leveransadress", "Endereço",
        "Calle y número", "Ulica i numer", "Posta Kodu", "Buyer address", "PaymentMethod",
        "Tracking number", "Phone no.", "Telefonnummer", "Lieferadresse", "Kartennummer Konto",
        "ＥＭＡＩＬ", "STREET NAME", "Customer IP", "Company", "Iban",
    ],
)  # fmt: skip
def test_contact_and_money_are_never_offered(name: str) -> None:
    assert meaning([name]).forbidden == {0}
    told = meaning(["Order", "Recipient", "Item", name])
    assert 3 in told.forbidden


@pytest.mark.parametrize(
    "name", ["Status", "Zipper colour", "Hotel name on it", "Capacity", "Titel"]
)
def test_harmless_names_are_not_taken_for_secrets(name: str) -> None:
    assert not meaning([name]).forbidden


def test_a_column_of_e_mails_is_left_whatever_its_name_says(tmp_path: Path) -> None:
    table = look(tmp_path, "Who,What,Where to\nAna,Mug,ana@example.com\nBo,Bowl,bo@example.org\n")
    assert forbidden(table) == {"Where to"}
    assert "example" not in repr(table.columns)
    for secret in (
        "+44 7700 900123",
        "(01) 234 56 78",
        "€ 12,50",
        "12.50 EUR",
        "https://x.example",
    ):
        table = look(tmp_path, f"Who|What|Other\nAna|Mug|{secret}\n")
        assert forbidden(table) == {"Other"}, secret


@pytest.mark.parametrize("number", ["3812345671", "12-34567-89012", "2026-09-03", "A-1001", "#12"])
def test_order_numbers_and_days_are_not_telephones(tmp_path: Path, number: str) -> None:
    assert not forbidden(look(tmp_path, f"Who,What,Other\nAna,Mug,{number}\n"))


def test_first_and_last_names_make_one_person(tmp_path: Path) -> None:
    content = "Order no,First name,Last name,Product\n7,Ana,Kern,Mug\n"
    assert by_name(look(tmp_path, content))["recipient"] == "First name + Last name"
    assert read(tmp_path, content).orders[0].recipient == "Ana Kern"


def test_all_that_a_note_can_use_is_read_and_nothing_else(tmp_path: Path) -> None:
    content = (
        "Order no,Buyer,Ship to,Item,Qty,Colour,Engraving,Message,Gift message,Order date,"
        "Ship by,Country,Status,Street,Total\n"
        "A7,Bo,Ana,Mug,2,blue,for Mum,Thank you,All the best,2026-09-03,2026-09-08,Norway,Paid,"
        "SECRET STREET,SECRET SUM\n"
    )
    file = read(tmp_path, content)
    [order] = file.orders
    assert (order.channel, order.number, order.buyer, order.recipient) == (
        "Folksy",
        "A7",
        "Bo",
        "Ana",
    )
    [item] = order.items
    assert (item.title, item.quantity, item.variation) == ("Mug", 2, "blue")
    assert item.personalisation == "for Mum"
    assert (order.words, order.gift_message) == ("Thank you", "All the best")
    assert (str(order.ordered_on), str(order.ship_by)) == ("2026-09-03", "2026-09-08")
    assert order.country == "Norway"
    assert "SECRET" not in repr(file)


@pytest.mark.parametrize(
    "status", ["Cancelled", "storniert", "キャンセル", "Annulée", "İptal edildi"]
)
def test_a_cancelled_order_is_known_in_any_language(tmp_path: Path, status: str) -> None:
    content = f"Order,Recipient,Item,Status\n1,Ana,Mug,{status}\n"
    assert read(tmp_path, content).orders[0].is_cancelled


def test_rows_of_one_number_are_one_order(tmp_path: Path) -> None:
    content = "Order,Recipient,Item\n1,Ana,Mug\n1,Ana,Bowl\n2,Bo,Cup\n,,Saucer\n"
    orders = read(tmp_path, content).orders
    assert [[item.title for item in order.items] for order in orders] == [
        ["Mug", "Bowl"],
        ["Cup", "Saucer"],
    ]


def test_without_a_number_one_is_made_and_stays_the_same(tmp_path: Path) -> None:
    content = (
        "Recipient,Item,Order date\nAna,Mug,2026-09-03\nAna,Bowl,2026-09-03\nAna,Cup,2026-10-01\n"
    )
    first, again = read(tmp_path, content), read(tmp_path, content)
    assert [len(order.items) for order in first.orders] == [2, 1]
    assert [order.number for order in first.orders] == [order.number for order in again.orders]
    assert all(len(order.number) == 12 for order in first.orders)


def test_two_people_of_one_name_in_a_list_of_names_are_two_orders(tmp_path: Path) -> None:
    file = read(tmp_path, "Name\nAna\nBo\nAna\n", recipient=0)
    assert [order.recipient for order in file.orders] == ["Ana", "Bo", "Ana"]


def test_a_sum_at_the_foot_is_no_order(tmp_path: Path) -> None:
    file = read(tmp_path, "Order,Recipient,Item\n1,Ana,Mug\nTotal,,\n,,Total\n")
    assert len(file.orders) == 1
    assert {row.why for row in file.skipped} == {SkipReason.NOBODY}


def test_the_header_may_stand_anywhere_near_the_top(tmp_path: Path) -> None:
    content = "My shop\n\nAutumn fair;;\nBestellnummer;Empfänger;Artikel\n1;Ana;Becher\n"
    file = read(tmp_path, content)
    assert file.orders[0].recipient == "Ana"


def test_a_header_that_comes_again_is_no_order(tmp_path: Path) -> None:
    file = read(tmp_path, "Recipient,Item\nAna,Mug\nRecipient,Item\nBo,Cup\n")
    assert [order.recipient for order in file.orders] == ["Ana", "Bo"]
    assert not file.skipped


def test_a_table_without_names_is_asked_about(tmp_path: Path) -> None:
    table = look(tmp_path, "101,Ana Kern,Blue mug\n102,Bo Li,Bowl\n")
    assert not table.has_names
    assert not table.guess
    assert not table.fingerprint
    assert table.columns[1].values == ("Ana Kern", "Bo Li")
    chosen = ColumnMap({Role.NUMBER: (0,), Role.RECIPIENT: (1,)}, "Fair", has_names=False)
    file = ask(tmp_path, "101,Ana Kern,Blue mug\n102,Bo Li,Bowl\n", chosen)
    assert isinstance(file, OrderFile)
    assert [order.number for order in file.orders] == ["101", "102"]


def test_columns_of_the_same_name_are_not_sure(tmp_path: Path) -> None:
    table = look(tmp_path, "Order,Name,Name,Item\n1,a,b,Mug\n")
    assert not table.is_sure
    assert [column.name for column in table.columns] == ["Order", "Name", "Name", "Item"]
    assert (
        read(tmp_path, "Order,Name,Name,Item\n1,a,b,Mug\n", recipient=2).orders[0].recipient == "b"
    )


def test_one_column_alone_is_a_table(tmp_path: Path) -> None:
    assert by_name(look(tmp_path, "Recipient\nAna\nBo\n")) == {"recipient": "Recipient"}


def test_five_thousand_columns_are_looked_at(tmp_path: Path) -> None:
    names = ["Order no", "Recipient", "Item", *(f"Extra {n} street" for n in range(4_997))]
    content = ",".join(names) + "\n" + ",".join(["x"] * 5_000) + "\n"
    table = look(tmp_path, content)
    assert len(table.columns) == 5_000
    assert len(forbidden(table)) == 4_997
    assert table.is_sure


@pytest.mark.parametrize(
    "content",
    [
        "sep=;\nBestellnummer;Empfänger;Artikel\n1;Zoë;Becher\n".encode(),
        "Bestellnummer\tEmpfänger\tArtikel\r\n1\tZoë\tBecher\r\n".encode("utf-16"),
        "Bestellnummer;Empfänger;Artikel\n1;Zoë;Becher\n".encode("cp1252"),
        "Bestellnummer|Empfänger|Artikel\r1|Zoë|Becher\r".encode("utf-8-sig"),
    ],
)
def test_letters_and_delimiters_are_found_as_for_any_file(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content).orders[0].recipient == "Zoë"


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"<html><table><tr><td>Recipient,Item</td></tr></table>", FileTrouble.WEB_PAGE),
        (b'{"Recipient": "Ana"}', FileTrouble.JSON),
        (b"%PDF-1.7\n", FileTrouble.PDF),
        (b"", FileTrouble.EMPTY),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, content: bytes, trouble: FileTrouble) -> None:
    with pytest.raises(Problem) as raised:
        ask(tmp_path, content)
    assert raised.value.code is trouble


def test_names_of_columns_and_no_order_is_an_empty_list(tmp_path: Path) -> None:
    file = ask(tmp_path, "Order,Recipient,Item\n")
    assert isinstance(file, OrderFile)
    assert not file.orders


def test_shortened_numbers_are_refused_here_too(tmp_path: Path) -> None:
    with pytest.raises(Problem) as raised:
        read(tmp_path, "Order,Recipient,Item\n4.05E+11,Ana,Mug\n", number=0, recipient=1)
    assert raised.value.code is FileTrouble.NUMBERS_SHORTENED


def test_without_a_person_or_an_item_nothing_is_read(tmp_path: Path) -> None:
    with pytest.raises(Problem) as raised:
        read(tmp_path, "Order,Recipient,Item\n1,Ana,Mug\n", number=0)
    assert raised.value.code is FileTrouble.COLUMNS_NEEDED


def test_hostile_cells_are_made_safe(tmp_path: Path) -> None:
    hostile = "Ana\u202egnp.exe\x00\x1b[31m"
    file = read(
        tmp_path,
        f'Recipient,Item\n{hostile},"=cmd()"\n../../etc/passwd,LPT1.pdf\n' + "Bo,Cup\n" * 30,
    )
    assert file.orders[0].recipient == "Anagnp.exe[31m"
    assert file.orders[1].recipient == "../../etc/passwd"
    table = look(tmp_path, f"Rec\u202eipient\x07,Item\n{hostile},x\n" + "Bo,Cup\n" * 50)
    shown = [table.columns[0].name, *table.columns[0].values]
    assert not any("\u202e" in text or "\x00" in text or "\x07" in text for text in shown)


def test_a_fingerprint_holds_no_name(tmp_path: Path) -> None:
    table = look(tmp_path, "Order,Recipient,Item\n1,Ana,Mug\n")
    again = look(tmp_path, "ORDER;recipient; Item\n2;Bo;Cup\n")
    other = look(tmp_path, "Order,Recipient,Things\n1,Ana,Mug\n")
    assert table.fingerprint == again.fingerprint != other.fingerprint
    assert "recipient" not in table.fingerprint


@pytest.mark.parametrize(
    ("file", "shop"),
    [
        ("folksy-orders-2026-09.csv", "folksy"),
        ("Big Cartel orders (3).csv", "Big Cartel"),
        ("Bestellungen Dawanda.xlsx", "Dawanda"),
        ("orders.csv", "orders"),
        ("2026.csv", "My list"),
    ],
)
def test_a_shop_is_suggested_by_the_name_of_the_file(file: str, shop: str) -> None:
    assert suggested_shop(file) == shop


@pytest.mark.parametrize("shop", ["etsy", "ETSY", "Etsy"])
def test_a_shop_called_like_a_marketplace_is_that_one(tmp_path: Path, shop: str) -> None:
    assert read(tmp_path, "Order,Recipient,Item\n1,Ana,Mug\n", shop).orders[0].channel == "etsy"


def test_a_dotless_i_is_an_i() -> None:
    assert fold_column("ALICI ADI") == fold_column("Alıcı adı")
