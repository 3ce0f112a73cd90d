"""The shape of the seller's file: pinned, and without a place for what we must not know."""

import re

from handnote.storage.store import Store

COLUMNS = """\
added_file: sha256 name channel added_at added_on orders_told rows_skipped
answer: id person_id note_id words told_on is_kind
calibration: printer page_width page_height shift_x shift_y scale_x scale_y measured_on
called: person_id name call
correction: order_id field place value told
desk: only_one id signing_key last_revision at_order at_cursor
drawing: sha256 data
fingerprint: number seq
fingerprinted: seq recipe numbers
fingerprinting: only_one recipe down_to
forgetting: only_one with_copies
forgot: day people orders notes
forgotten: id what
forgotten_number: key
gone_order: channel shop number
import: seq id added_at added_on first_arrival last_arrival learned
import_before: import_id order_id before called_off
import_file: import_id sha256
item: order_id place title quantity variation personalisation
marked_stock: name
meant_alike: one one_sha256 other other_sha256
merge: seq id person_id other_id kept_memory kept_country joined_memory joined_country \
last_arrival made_on undone_on
merged_row: merge_id what row_id
not_same: one other
note: seq id order_id side person_id text sign_off state made_by hand sha256 finished_at \
printed_at written_on utc_offset head_desk head_n ink signature origin
note_index: words people things facts
note_language: person_id language
note_picture: seq note_id jpeg width height sha256
orders: arrival id channel shop number person_id buyer recipient words gift_message details \
ordered_on ship_by sent_on country is_cancelled needs_parcel let_be is_printed came_from \
own_place parcel_of parcel is_kept words_are_gone is_passed_over
own_column: fingerprint role part place
own_columns: fingerprint shop said_at
own_stock: name title medium page_width page_height shape width height corner margin_left \
margin_top pitch_x pitch_y across down unprinted_x unprinted_y shortest longest is_turned is_thermal
own_word: word
person: id name country memory same_as name_key
person_key: key person_id
promise: id person_id note_id words made_on kept_on asked_in
quiet: order_id what since shown_on shown_at
ran_out: day channel orders words
retention: channel days
revision: desk n parent_desk parent_n note_id text sign_off state made_by hand sha256 saved_at \
saved_on utc_offset ink signature
run: seq id printed_at stock_part pdf_sha256 outcome came_out proof_sha256 made_by
run_label: run_id place note_id note_sha256 person sheet slot is_spoiled
run_sheet: run_id number sheet_id is_turned
seen_file: mark seen_at
sheet: seq id stock_part picture is_turned is_thrown_away begun_at
shop_of_file: key shop
signature: name place drawing
standing_sentence: number
to_look_over: order_id
trash: id what person_id order_id thrown_at thrown_on content
went_wrong: order_id put_right since
wish: person_id kind value"""

NEVER = re.compile(
    r"address|street|e_?mail|phone|price|total|amount|currency|zip|post_?code|city|tax|revenue|ltv"
    r"|score|rating|tag"
)


def tables(store: Store) -> dict[str, list[str]]:
    rows = store.read(
        lambda connection: connection.execute(
            "SELECT m.name, c.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c"
            " WHERE m.type = 'table' AND m.name NOT LIKE 'note_index_%' ORDER BY m.name, c.cid"
        ).fetchall()
    )
    found: dict[str, list[str]] = {}
    for table, column in rows:
        found.setdefault(table, []).append(column)
    return found


def test_the_columns_are_these_and_no_others(store: Store) -> None:
    found = "\n".join(f"{table}: {' '.join(columns)}" for table, columns in tables(store).items())
    assert found == COLUMNS


def test_there_is_no_place_for_an_address_an_e_mail_a_phone_or_a_price(store: Store) -> None:
    columns = [column for columns in tables(store).values() for column in columns]
    assert not [column for column in columns if NEVER.search(column)]


def test_every_table_of_ours_is_strict(store: Store) -> None:
    loose = store.read(
        lambda connection: connection.execute(
            "SELECT name FROM pragma_table_list WHERE strict = 0 AND schema = 'main'"
            " AND name NOT LIKE 'note_index%' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    )
    assert loose == []
