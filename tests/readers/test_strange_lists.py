"""Lists in layouts of their own: several items in a cell, other words, a shop's report abroad."""

from datetime import date
from pathlib import Path

import pytest

from handnote.domain.order import IncomingOrder
from handnote.readers.listed import listed
from handnote.readers.order_file import OrderFile
from handnote.readers.own_columns import ColumnMap
from tests.readers.test_columns import ask, by_name, look


def orders_of(folder: Path, content: str | bytes) -> tuple[IncomingOrder, ...]:
    table = look(folder, content)
    assert table.is_sure
    found = ask(folder, content, ColumnMap(table.guess, "Folksy"))
    assert isinstance(found, OrderFile)
    assert not found.skipped
    return found.orders


def things(order: IncomingOrder) -> list[tuple[str, int, str]]:
    return [(item.title, item.quantity, item.variation) for item in order.items]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("2× Mug, large, 1× Card", [("Mug, large", 2, ""), ("Card", 1, "")]),
        ("2x Mug; 1x Card", [("Mug", 2, ""), ("Card", 1, "")]),
        ("2 x Mug\n1 x Card", [("Mug", 2, ""), ("Card", 1, "")]),
        ("Card x 3\nMug x1", [("Card", 3, ""), ("Mug", 1, "")]),
        ("Card x3, Mug x1", [("Card", 3, ""), ("Mug", 1, "")]),
        ("Card (3), Mug (1)", [("Card", 3, ""), ("Mug", 1, "")]),
        (
            "product_name:Mug|product_option_name:Red|quantity:2|price:9;product_name:Card|quantity:1",
            [("Mug", 2, "Red"), ("Card", 1, "")],
        ),
        ("1× Card", [("Card", 1, "")]),
    ],
)
def test_a_cell_may_list_several_things(cell: str, told: list[tuple[str, int, str]]) -> None:
    assert [tuple(one) for one in listed(cell)] == told


@pytest.mark.parametrize(
    "title",
    [
        "Print 20 x 30",
        "Quilt 200×220; hand-dyed",
        "2 x 4 wooden shelf",
        "Mug, large",
        "Mug 2x2, blue",
        "Bowl (2)",
        "name: a poem",
        "Box x",
        "x 2",
        "Mug; 2x Card",
        "",
    ],
)
def test_a_title_that_only_looks_like_a_list_stays_a_title(title: str) -> None:
    assert listed(title) == ()


def test_a_list_of_things_in_one_cell_is_several_items(tmp_path: Path) -> None:
    content = "Order,Customer,Items,Colour\n1,Ana,2x Mug; 1x Card,Red\n2,Bo,Print 20 x 30,\n"
    one, other = orders_of(tmp_path, content)
    assert things(one) == [("Mug", 2, "Red"), ("Card", 1, "")]
    assert things(other) == [("Print 20 x 30", 1, "")]


def test_a_count_of_its_own_is_not_read_out_of_a_title(tmp_path: Path) -> None:
    content = "Order,Customer,Item,Qty\n1,Ana,2 x Mug in a box,3\n2,Bo,2 x Mug,2\n"
    one, other = orders_of(tmp_path, content)
    assert things(one) == [("2 x Mug in a box", 3, "")]
    assert things(other) == [("Mug", 2, "")]


def test_a_list_with_more_than_the_shortest_columns_loses_none_of_them(tmp_path: Path) -> None:
    content = (
        "Order,Buyer,Recipient,Item,Options,Qty,Message from buyer,Dispatch by,Country\n"
        "F-1,Al Bo,Mum Bo,Mug,Red,2,Hello,25/11/2026,UK\n"
    )
    [order] = orders_of(tmp_path, content)
    assert (order.buyer, order.recipient, order.words) == ("Al Bo", "Mum Bo", "Hello")
    assert (order.country, order.ship_by) == ("UK", date(2026, 11, 25))
    assert things(order) == [("Mug", 2, "Red")]


@pytest.mark.parametrize(
    ("names", "products"),
    [
        ("Datum,Bestell-Nr.,Status,Kunde,Kundentyp,Produkt(e),Verkaufte Artikel", "Storniert"),
        ("Date,N° de commande,État,Client,Type de client,Produit(s),Articles vendus", "Annulée"),
        ("Fecha,N.º de pedido,Estado,Cliente,Tipo,Producto(s),Artículos vendidos", "Cancelado"),
        ("Datum,Bestelnummer,Status,Klant,Klanttype,Product(en),Aantal", "Geannuleerd"),
        ("Data,Ordine n.,Stato,Cliente,Tipo,Prodotto(i),Articoli venduti", "Annullato"),
    ],
)
def test_a_shop_in_another_language_lists_its_items_in_a_cell(
    tmp_path: Path, names: str, products: str
) -> None:
    rows = (
        f'{names}\n2026-11-03 10:14:00,5001,processing,Ana,new,"2× Mug, large, 1× Card",3\n'
        f"2026-11-03 10:14:00,5002,{products},Bo,new,1× Card,1\n"
    )
    one, other = orders_of(tmp_path, rows)
    assert things(one) == [("Mug, large", 2, ""), ("Card", 1, "")]
    assert (one.number, one.buyer, one.is_cancelled) == ("5001", "Ana", False)
    assert things(other) == [("Card", 1, "")]
    assert other.is_cancelled


def test_a_report_with_an_end_in_a_language_nobody_wrote_a_profile_for(tmp_path: Path) -> None:
    content = (
        "Numero ordine;Nome acquirente;Nota dell'acquirente;Nome destinatario;Paese destinatario;"
        "Titolo inserzione;Quantità;Data di vendita;Spedire entro;Dettagli variante\n;;;;;;;;;\n"
        "11-22222-33333;Lou Bo;Ciao;Mum Bo;Italia;Ciotola;2;05-ott-26;09-ott-26;[Colore:Blu]\n\n"
        "1;record(s) downloaded;from\nSeller ID : me\n"
    )
    [order] = orders_of(tmp_path, content)
    assert (order.number, order.buyer, order.recipient) == ("11-22222-33333", "Lou Bo", "Mum Bo")
    assert (order.words, order.country, order.ship_by) == ("Ciao", "Italia", date(2026, 10, 9))
    assert things(order) == [("Ciotola", 2, "Colore:Blu")]


def test_what_a_web_page_made_of_letters_is_undone(tmp_path: Path) -> None:
    [order] = orders_of(tmp_path, "Order,Customer,Item\n1,Ana,Mug &#8211; red &amp; blue\n")
    assert things(order) == [("Mug – red & blue", 1, "")]


@pytest.mark.parametrize(
    ("names", "guess"),
    [
        ("order_num,buyer,description,comments", {"number": "order_num"}),
        ("Purchase Order Number,Buyer Name,Title", {"number": "Purchase Order Number"}),
        ("Order,Customer,Product names,Buyer notes", {"title": "Product names"}),
        ("Order No.,Customer,Description of item,Send before", {"ship_by": "Send before"}),
        ("Sipariş no,Alıcı,Ürün,Son kargo tarihi", {"ship_by": "Son kargo tarihi"}),
        ("Bestell-Nr,Kundenname,Artikelbeschreibung,Kommentar Kunde", {"words": "Kommentar Kunde"}),
        ("Commande,Acheteur,Objet,Mot de l’acheteur", {"words": "Mot de l’acheteur"}),
    ],
)
def test_more_words_for_the_same_thing(tmp_path: Path, names: str, guess: dict[str, str]) -> None:
    table = look(tmp_path, f"{names}\n1,Ana,Mug,x\n")
    assert table.is_sure
    assert guess.items() <= by_name(table).items()


@pytest.mark.parametrize(
    ("names", "is_sure"),
    [
        ("order,name", True),
        ("order,name,street,message", True),
        ("order,name,name", False),
        ("order,name,stuff", False),  # may be what they bought
        ("name,message", False),
    ],
)
def test_a_list_of_names_is_plain_where_nothing_else_is_in_it(
    tmp_path: Path, names: str, is_sure: bool
) -> None:
    values = ",".join("xyz"[place % 3] for place, _ in enumerate(names.split(",")))
    assert look(tmp_path, f"{names}\n{values}\n").is_sure is is_sure


@pytest.mark.parametrize(
    ("status", "is_cancelled"),
    [
        ("Cancelled by buyer", True),
        ("Refunded in full", True),
        ("Storniert am 3.11.", True),
        ("Refunded in part", False),
        ("Partially refunded", False),
        ("Not cancelled", False),
        ("Shipped", False),
    ],
)
def test_a_state_may_go_on_after_it_says_cancelled(
    tmp_path: Path, status: str, is_cancelled: bool
) -> None:
    [order] = orders_of(tmp_path, f"Order,Customer,Item,Status\n1,Ana,Mug,{status}\n")
    assert order.is_cancelled is is_cancelled
