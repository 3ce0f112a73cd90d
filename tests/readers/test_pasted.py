"""Pasted orders: mails, pages and lines in twelve languages, and what is dropped at the door."""

import time
from datetime import date
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handnote.domain.order import Item
from handnote.readers.paste_labels import Part, paste_labels
from handnote.readers.paste_parts import as_day
from handnote.readers.pasted import LONGEST, UNPLACED_SHOWN, Pasted, read_pasted

TODAY = date(2026, 11, 22)

MAIL = """\
Congratulations on your Etsy sale of 1 item | $24.00
Order #3141592653
https://www.etsy.com/your/orders/3141592653

Note from Anna Kowalska:
Please wrap it plainly, it is for my sister.

Item: Blue speckled mug
Quantity: 2
Item price: $24.00
Color: Blue
Personalization: For Zoe,
with love

Shipping Address:
Zofia Nowak
ul. Prosta 5 m. 3
00-001 Warszawa
Poland

Gift message: Happy birthday Zosia!
Order total: $30.00
Ship by: Nov 30, 2026
"""


def paste(text: str) -> Pasted:
    return read_pasted(dedent(text), paste_labels(), TODAY)


def drawn(text: str) -> str:
    """What was understood, a line each, as the sheet would list it."""
    found = paste(text)
    order = found.order
    lines = [
        f"for {order.recipient or order.buyer}",
        f"bought by {order.buyer}" if order.buyer != (order.recipient or order.buyer) else "",
        *(f"{item.quantity} × {item.title}" for item in order.items),
        *(f"variation {item.variation}" for item in order.items if item.variation),
        *(f"theirs {item.personalisation!r}" for item in order.items if item.personalisation),
        f"wrote {order.words!r}" if order.words else "",
        f"gift {order.gift_message!r}" if order.gift_message else "",
        f"number {order.number}" if order.number else "",
        f"by {order.ship_by}" if order.ship_by else "",
        f"in {order.country}" if order.country else "",
        f"on {order.channel}" if order.channel != "by-hand" else "",
        *(f"? {line}" for line in found.unplaced),
    ]
    return "\n".join(line for line in lines if line)


def everything(found: Pasted) -> str:
    return repr(found)


def test_a_mail_of_a_marketplace_is_understood() -> None:
    assert drawn(MAIL) == dedent("""\
        for Zofia Nowak
        bought by Anna Kowalska
        2 × Blue speckled mug
        variation Color: Blue
        theirs 'For Zoe,\\nwith love'
        wrote 'Please wrap it plainly, it is for my sister.'
        gift 'Happy birthday Zosia!'
        number 3141592653
        by 2026-11-30
        in Poland
        on etsy
        ? Congratulations on your Etsy sale of 1 item""")


LINES = {
    "Anna Kowalska, blue mug, for her sister": "for Anna Kowalska\n1 × blue mug\n? for her sister",
    "anna kowalska, blue mug": "for anna kowalska\n1 × blue mug",
    "2 blue mugs for Anna Kowalska": "for Anna Kowalska\n2 × blue mugs",
    "Anna Kowalska - 2x blue mug - she likes cats": (
        "for Anna Kowalska\n2 × blue mug\n? she likes cats"
    ),
    "Anna Kowalska\nblue mug\nfor her sister": "for Anna Kowalska\n1 × blue mug\n? for her sister",
    "2 × blue mug, Anna Kowalska": "for Anna Kowalska\n2 × blue mug",
    "Tasse blau für Jürgen Groß": "for Jürgen Groß\n1 × Tasse blau",
    "Anna Kowalska": "for Anna Kowalska",
    "山田太郎, 青いマグカップ": "for 山田太郎\n1 × 青いマグカップ",
    "Anna Kowalska, blue mug, €24.00": "for Anna Kowalska\n1 × blue mug",
}


@pytest.mark.parametrize(("line", "understood"), LINES.items())
def test_a_line_typed_by_hand_is_who_and_what(line: str, understood: str) -> None:
    assert drawn(line) == understood


IN_TWELVE_LANGUAGES = {
    "en": """\
        Ship to:
        Anna Kowalska
        12 Rose Lane
        Order #A-1234
        Item: Blue mug
        Qty: 2
        Note from buyer: Hello
        Gift message: Kiss
        Engraving: Zoe
        Ship by: 30 November 2026
        Phone: +1 555 123 4567
        Total: $24.00""",
    "de": """\
        Liefern an:
        Anna Kowalska
        Rosenweg 12
        80331 München
        Bestellnummer: A-1234
        Artikel: Blue mug
        Menge: 2
        Nachricht des Käufers: Hello
        Geschenknachricht: Kiss
        Gravur: Zoe
        Versenden bis: 30.11.2026
        Telefon: 089 1234567
        Gesamt: 24,00 €""",
    "fr": """\
        Adresse de livraison :
        Anna Kowalska
        12 rue des Lilas
        75011 Paris
        Numéro de commande : A-1234
        Article : Blue mug
        Quantité : 2
        Message de l’acheteur : Hello
        Message cadeau : Kiss
        Gravure : Zoe
        Expédier avant le : 30 novembre 2026
        Téléphone : 01 23 45 67 89
        Total : 24,00 €""",
    "es": """\
        Dirección de envío:
        Anna Kowalska
        Calle Mayor 12
        28013 Madrid
        Número de pedido: A-1234
        Artículo: Blue mug
        Cantidad: 2
        Nota del comprador: Hello
        Mensaje de regalo: Kiss
        Grabado: Zoe
        Enviar antes del: 30 de noviembre de 2026
        Teléfono: 612 345 678
        Total: 24,00 €""",
    "it": """\
        Spedire a:
        Anna Kowalska
        Via Roma 12
        00184 Roma
        Numero d'ordine: A-1234
        Articolo: Blue mug
        Quantità: 2
        Messaggio dell'acquirente: Hello
        Messaggio regalo: Kiss
        Incisione: Zoe
        Spedire entro il: 30 novembre 2026
        Telefono: 333 123 4567
        Totale: 24,00 €""",
    "nl": """\
        Verzenden naar:
        Anna Kowalska
        Rozenstraat 12
        1016 NX Amsterdam
        Bestelnummer: A-1234
        Artikel: Blue mug
        Aantal: 2
        Bericht van koper: Hello
        Cadeaubericht: Kiss
        Gravure: Zoe
        Uiterlijk verzenden: 30 november 2026
        Telefoon: 06 12345678
        Totaal: € 24,00""",
    "pt": """\
        Morada de entrega:
        Anna Kowalska
        Rua das Flores 12
        1000-001 Lisboa
        Número da encomenda: A-1234
        Artigo: Blue mug
        Quantidade: 2
        Mensagem do comprador: Hello
        Mensagem de presente: Kiss
        Gravação: Zoe
        Enviar até: 30 de novembro de 2026
        Telemóvel: 912 345 678
        Total: 24,00 €""",
    "pl": """\
        Adres dostawy:
        Anna Kowalska
        ul. Prosta 12
        00-001 Warszawa
        Numer zamówienia: A-1234
        Przedmiot: Blue mug
        Ilość: 2
        Wiadomość od kupującego: Hello
        Życzenia: Kiss
        Grawer: Zoe
        Termin wysyłki: 30 listopada 2026
        Telefon: 601 234 567
        Razem: 24,00 zł""",
    "sv": """\
        Leveransadress:
        Anna Kowalska
        Rosengatan 12
        111 22 Stockholm
        Ordernummer: A-1234
        Artikel: Blue mug
        Antal: 2
        Meddelande från köparen: Hello
        Presentmeddelande: Kiss
        Gravyr: Zoe
        Skicka senast: 30 november 2026
        Telefon: 070 123 45 67
        Totalt: 240,00 kr""",
    "cs": """\
        Dodací adresa:
        Anna Kowalska
        Růžová ulice 12
        110 00 Praha
        Číslo objednávky: A-1234
        Položka: Blue mug
        Množství: 2
        Zpráva od kupujícího: Hello
        Věnování: Kiss
        Gravírování: Zoe
        Odeslat do: 30. listopadu 2026
        Telefon: 601 234 567
        Celkem: 240 Kč""",
    "ja": """\
        お届け先：Anna Kowalska 様
        〒150-0001 東京都渋谷区神宮前1-2-3
        注文番号：A-1234
        商品名：Blue mug
        数量：2
        備考：Hello
        ギフトメッセージ：Kiss
        刻印：Zoe
        発送期限：2026年11月30日
        電話番号：03-1234-5678
        合計：2400円""",
    "tr": """\
        Teslimat adresi:
        Anna Kowalska
        Gül Sokak 12
        34710 Kadıköy/İstanbul
        Sipariş numarası: A-1234
        Ürün: Blue mug
        Adet: 2
        Alıcının notu: Hello
        Hediye mesajı: Kiss
        Gravür: Zoe
        Son kargo tarihi: 30 Kasım 2026
        Telefon: 0532 123 45 67
        Toplam: 240,00 TL""",
}


@pytest.mark.parametrize("language", IN_TWELVE_LANGUAGES)
def test_labelled_lines_are_understood_in(language: str) -> None:
    assert drawn(IN_TWELVE_LANGUAGES[language]) == dedent("""\
        for Anna Kowalska
        2 × Blue mug
        theirs 'Zoe'
        wrote 'Hello'
        gift 'Kiss'
        number A-1234
        by 2026-11-30""")


def test_every_language_has_every_part() -> None:
    assert set(paste_labels().parts.values()) == set(Part)
    assert len(IN_TWELVE_LANGUAGES) == 12


PRIVATE = [
    "12 Rosewood Canary Lane",
    "Canarystraße 7",
    "SW1A 1AA Canary",
    "Canary, IL 62704",
    "80331 Canary",
    "canary@example.com",
    "+44 7700 900123",
    "(0532) 123 45 67",
    "€ 99.77",
    "99,77 EUR",
]


@pytest.mark.parametrize("private", PRIVATE)
@pytest.mark.parametrize(
    "around",
    [
        "Order #1234\nItem: Blue mug\n{}\n",
        "Note from buyer: Please hurry\n{}\n\nItem: Blue mug",
        "Anna Kowalska\n{}\nPoland\n\nIt is a present.",
        "Gift message: {}\nOrder #1234",
        "Personalization:\n{}\n\nOrder #1234",
        "Anna Kowalska, blue mug, {}",
        "Ship to: Anna Kowalska, {}\nOrder #1234",
        "Hello there\n\n{}\n\nBye now\nand\nmore",
        "<p>Ship to:</p><p>Anna</p><div>{}</div>",
    ],
)
def test_streets_towns_phones_mails_and_prices_are_dropped_wherever_they_stand(
    private: str, around: str
) -> None:
    found = paste(around.format(private))
    told = everything(found)
    assert "anary" not in told
    assert not any(figure in told for figure in ("900123", "45 67", "99.77", "99,77"))
    assert found.left_out


def test_in_a_sentence_only_what_is_private_gives_way() -> None:
    words = (
        "Note from buyer: Call +44 7700 900123 or a.k@example.com, and ring at 12 Rose Lane please."
    )
    assert paste(words).order.words == "Call … or … and ring at … please."


def test_what_was_said_keeps_its_days_numbers_and_prices() -> None:
    said = "We met on 12.05.2024, I was 34 and had 20 € left"
    assert paste(f"Note from buyer: {said}\nOrder #1234").order.words == said


def test_only_the_country_of_an_address_is_kept() -> None:
    found = paste("Ship to: Anna Kowalska, ul. Prosta 5, 00-001 Warszawa, Poland\nOrder #1")
    assert (found.order.recipient, found.order.country) == ("Anna Kowalska", "Poland")
    assert "Warszawa" not in everything(found)


def test_a_day_that_can_be_read_in_two_ways_is_asked() -> None:
    found = paste("Item: Mug\nShip by: 03/04/2026")
    assert (found.order.ship_by, found.day_in_doubt) == (None, "03/04/2026")
    assert paste("Item: Mug\nShip by: 13/04/2026").order.ship_by == date(2026, 4, 13)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Nov 30", date(2026, 11, 30)),
        ("3 January", date(2027, 1, 3)),
        ("Mon, 30 November 2026", date(2026, 11, 30)),
        ("30. července 2027", date(2027, 7, 30)),
        ("30 de junho de 2027", date(2027, 6, 30)),
        ("soon", None),
        ("31 February 2027", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: date | None) -> None:
    assert as_day(text, paste_labels(), TODAY) == day


def test_each_things_own_wish_stays_with_it() -> None:
    found = paste("Item: Mug\nPersonalization: Zoe\nItem: Plate\nPersonalization: Max\n")
    assert found.order.items == (
        Item("Mug", personalisation="Zoe"),
        Item("Plate", personalisation="Max"),
    )


def test_a_table_is_read_row_by_row() -> None:
    assert drawn("""\
        You’ve received the following order from Anna Kowalska:
        [Order #1234] (November 20, 2026)
        Product\tQuantity\tPrice
        Blue mug\t2\t£24.00
        Plate\t1\t£12.00
        Subtotal:\t£60.00
        Note:\tplease hurry""") == dedent("""\
        for Anna Kowalska
        2 × Blue mug
        1 × Plate
        wrote 'please hurry'
        number 1234""")


def test_a_letter_loses_its_street_and_no_sentence() -> None:
    assert drawn("""\
        Hi, I would love two of the blue ones.
        My address is 14 Mill Road, Cambridge CB1 2AD.
        They are for my mother.
        Best wishes,
        Tom Baker""") == dedent("""\
        for
        ? Hi, I would love two of the blue ones.
        ? They are for my mother.
        ? Best wishes,
        ? Tom Baker""").replace("for\n", "for \n")


def test_a_robot_that_sends_mails_bought_nothing() -> None:
    assert paste("From: Shop <no-reply@shop.example>\nItem: Mug").order.buyer == ""


def test_numbers_tell_their_marketplace() -> None:
    assert paste("Order ID: 111-1234567-1234567\nItem: Mug").order.channel == "amazon"
    assert paste("Order number: 12-34567-89012\nItem: Mug").order.channel == "ebay"


def test_the_source_of_a_page_is_read_as_one_reads_the_page() -> None:
    page = (
        "<html><head><title>x</title><style>p{}</style></head><body><script>alert(1)</script>"
        "<!-- gone --><table><tr><th>Ship to</th><td>Anna &amp; Peter Weber</td></tr>"
        "<tr><td>Item</td><td>Blue <b>mug</b></td></tr></table><img src='http://x/y.png'></body>"
    )
    found = paste(page)
    assert (found.order.recipient, found.order.items) == ("Anna & Peter Weber", (Item("Blue mug"),))
    assert "alert" not in everything(found)
    assert "http" not in everything(found)


def test_control_and_bidi_characters_are_gone() -> None:
    found = paste("Item: Blue\x00 \u202emug\x1b[31m\nNote from buyer: he\u2066llo\x07")
    told = found.order.items[0].title + found.order.words
    assert not set(told) & set("\x00\x1b\x07\u202e\u2066")


HOSTILE = [
    "a" * 500_000,
    "<" * 500_000,
    "<p" * 250_000,
    "<html>" + "<!--" * 100_000,
    "<html>" + "<script>" * 60_000,
    "&amp;" * 100_000,
    "1 " * 250_000,
    "1" * 500_000,
    "@" * 500_000,
    "a@b " * 125_000,
    "Note from buyer: " + "word " * 100_000,
    "Item: mug\n" * 50_000,
    "Order #1\n" * 50_000,
    "\n" * 500_000,
    "12 Rose Lane\n" * 38_000,
    ": " * 250_000,
    "- " * 250_000,
    "$1" * 250_000,
    "\u202e" * 500_000,
    "Anna Kowalska, " * 33_000,
    "ﷺ" * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_half_a_megabyte_of_anything_is_read_in_the_time_of_a_breath(text: str) -> None:
    before = time.process_time()
    found = read_pasted(text, paste_labels(), TODAY)
    assert time.process_time() - before < 6
    assert len(found.unplaced) <= UNPLACED_SHOWN
    assert len(text) <= LONGEST


@given(st.text(max_size=300))
def test_anything_may_be_pasted(text: str) -> None:
    assert len(read_pasted(text, paste_labels(), TODAY).unplaced) <= UNPLACED_SHOWN


@settings(max_examples=100)
@given(st.lists(st.sampled_from(MAIL.split("\n"))).map("\n".join))
def test_no_private_line_of_a_mail_is_kept_in_whatever_sequence_they_stand(text: str) -> None:
    told = everything(read_pasted(text, paste_labels(), TODAY))
    assert not [private for private in ("Prosta", "Warszawa", "24.00", "http") if private in told]
