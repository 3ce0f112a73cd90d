"""A name misspelt in the greeting: a hint that names the right one, and no hint for a friend's."""

import pytest

from handnote.checks.misnamed import misnamed
from tests.checks.warm import HALVES, warm_notes

SLIPS = [
    ("en", "Maria Silva", "Dear Mraia, thank you for your order.", "Mraia", "Maria"),
    ("en", "Maria Silva", "Hi Marria! I hope you enjoy the mug.", "Marria", "Maria"),
    ("en", "John Baker", "Jonh, thank you so much for waiting.", "Jonh", "John"),
    ("en", "John Baker", "Hello Jon, I hope you like this one.", "Jon", "John"),
    ("en", "Sarah Kent", "Dear Sara, the glaze is what you asked for.", "Sara", "Sarah"),
    ("en", "Aoife Byrne", "Dear Aiofe, the walnut board is yours.", "Aiofe", "Aoife"),
    ("en", "Maria Silva", "Dear Marie, thank you for your order and enjoy it.", "Marie", "Maria"),
    ("de", "Jürgen Ekberg", "Lieber Jürgne, vielen Dank für die Bestellung.", "Jürgne", "Jürgen"),
    ("de", "Hannah Weiß", "Liebe Hanah, die Tasse ist für dich.", "Hanah", "Hannah"),
    (
        "fr",
        "François Lefèvre",
        "Bonjour Franços, merci pour votre commande.",
        "Franços",
        "François",
    ),
    ("fr", "Lucie Moreau", "Chère Lucei, merci beaucoup.", "Lucei", "Lucie"),
    ("es", "Javier Ortega", "Hola Javeir, gracias por tu pedido.", "Javeir", "Javier"),
    ("es", "Lucía Romero", "Querida Lucai, espero que te guste.", "Lucai", "Lucía"),
    ("it", "Chiara Rossi", "Cara Chaira, grazie del tuo ordine.", "Chaira", "Chiara"),
    ("it", "Giulia Ferri", "Ciao Guilia, spero che ti piaccia.", "Guilia", "Giulia"),
    ("nl", "Marieke de Vries", "Beste Mareike, veel plezier met de mok.", "Mareike", "Marieke"),
    ("pt", "João Carvalho", "Olá Jaoo, obrigada pela encomenda.", "Jaoo", "João"),
    ("pt", "Beatriz Pinto", "Querida Beatirz, espero que gostes.", "Beatirz", "Beatriz"),
    (
        "pl",
        "Małgorzata Zielińska",
        "Droga Małgorzta, dziękuję za zamówienie.",
        "Małgorzta",
        "Małgorzata",
    ),
    ("sv", "Björn Lindqvist", "Hej Bjrön, tack för din beställning.", "Bjrön", "Björn"),
    ("cs", "Alžběta Šimková", "Milá Alžbtěa, děkuji za objednávku.", "Alžbtěa", "Alžběta"),
    ("tr", "Mehmet Aksoy", "Merhaba Mehemt, siparişin için teşekkürler.", "Mehemt", "Mehmet"),
    ("ja", "田中太郎", "田仲様、ありがとうございます。", "田仲", "田中"),
    ("ja", "山本 花子", "山元さん、ありがとうございます。", "山元", "山本"),
]

FINE = [
    ("Maria Silva", "Dear Maria, thank you."),
    ("Maria Silva", "Thank you so much for your order!"),
    ("Maria Silva", "Mary and I made this one together."),
    ("Zoë Kask", "Dear Zoe, thank you."),
    ("Katherine Hill", "Dear Kate, thank you."),
    ("Kate Hill", "Dear Katie, thank you."),
    ("Thomas Hill", "Hi Tom, thank you."),
    ("Susan Hill", "Hi Susie, thank you."),
    ("Anna Nowak", "Droga Anno, dziękuję."),
    ("Ewa Łącka", "Droga Ewo, dziękuję."),
    ("Maria Nowak", "Droga Mario, dziękuję za zamówienie."),
    ("Łukasz Wójcik", "Drogi Łukaszu, dziękuję."),
    ("Petr Novák", "Milý Petře, děkuji."),
    ("Jana Nováková", "Milá Jano, děkuji za objednávku."),
    ("Paweł Nowak", "Drogi Pawle, dziękuję za zamówienie."),
    ("Karel Novák", "Milý Karle, děkuji."),
    ("Marek Novák", "Milý Marku, děkuji."),
    ("Ayşe Demir", "Sevgili Ayşeciğim, teşekkürler."),
    ("Anna Berg", "Liebe Annas, vielen Dank."),
    ("Anna Berg", "Hello there, thank you."),
    ("Dena Berg", "Dear friend, thank you."),
    ("Li Wei", "Dear Lu, thank you."),
    ("Eva Berg", "Dear Ava, thank you."),
    ("Glazer Ltd", "Glaze runs as it likes, thank you."),
    ("Mark Berg", "Marks of the kiln are part of it."),
    ("田中太郎", "田中様、ありがとうございます。"),
    ("田中太郎", "太郎さん、ありがとうございます。"),
    ("鈴木一郎", "田中さん、ありがとうございます。"),
    ("", "Dear Maria, thank you."),
    ("Maria", ""),
]


@pytest.mark.parametrize(("language", "name", "text", "written", "meant"), SLIPS)
def test_a_slip_names_the_right_one(
    language: str, name: str, text: str, written: str, meant: str
) -> None:
    found = misnamed(text, [name])
    assert found is not None
    assert (found.written, found.meant) == (written, meant)
    assert text[found.start : found.end] == written


@pytest.mark.parametrize(("name", "text"), FINE)
def test_a_right_a_familiar_and_an_inflected_name_are_let_be(name: str, text: str) -> None:
    assert misnamed(text, [name]) is None


def test_what_she_calls_them_is_right() -> None:
    assert misnamed("Dear Mraia, thank you.", ["Maria Silva"], ["Mraia"]) is None
    assert misnamed("Dear Marian, thank you.", ["Maria Silva"], ["Marian Kent"]) is None


def test_no_warm_note_greets_anybody_wrongly() -> None:
    for half in HALVES:
        for warm in warm_notes(half):
            for who in range(4):
                said = warm.said(who, who)
                assert misnamed(said.text, said.names) is None, said.text


def test_a_name_without_end_costs_no_time() -> None:
    assert misnamed(f"Dear {'a' * 100_000}, thank you", ["Maria " * 10_000]) is None
    assert misnamed("Dear " * 100_000, ["Maria"]) is None
