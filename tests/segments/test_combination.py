"""Fields that follow from columns of the customer alone say the same by combinations as they do person by person."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.metrics.catalogue import FIELDS, field
from desktop_seg.rules.tree import Is
from desktop_seg.segments import evaluate
from desktop_seg.segments.combination import combinations, names_in
from desktop_seg.segments.kept import kept
from desktop_seg.store import own_place, setting
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.own_place import OwnPlace
from tests.shops import day, names, shop_with

AS_OF = day("2025-02-28")
BY_COLUMNS = {each.key: names_in(each.column) for each in FIELDS if names_in(each.column)}
OWN_PLACES = (
    OwnPlace("NL", "35", region="Own province", climate="subtropical", lat=52.1, lon=5.1),
    OwnPlace("NL", "3511AB", inhabitants=4_000, is_urban=0),
    OwnPlace("GB", "SW", lat=51.5, lon=-0.14),
)


def one_of(*values: SqlValue) -> st.SearchStrategy[SqlValue]:
    return st.sampled_from((None, *values))


CUSTOMERS = st.fixed_dictionaries(
    {
        "country": one_of("NL", "BE", "GB", "DK"),
        "postcode": one_of("3511AB", "3511 cd", "9000", "SW1A 1AA", "", "'; --", "12"),
        "work_postcode": one_of("1012AB", "9000", "x"),
        "region": one_of("Utrecht", "Elsewhere", "“quoted” \\ and \u00e9"),
        "birth_day": one_of(day("1980-02-29"), day("1945-12-31"), -40_000, AS_OF, AS_OF + 1),
        "birth_year": one_of(1945, 1946, 2025, 2026),
        "education": one_of("HBO/WO", "folkeskole", "대졸", "?"),
        "work_status": one_of("Loondienst", "zzp", "?"),
        "occupation": one_of("freelancer", "teacher"),
        "housing": one_of("Koop", "Huur"),
        "children": one_of(0, 2),
        "credit_flag": one_of("geblokkeerd", "ok"),
        "preferred_channel": one_of("E-mail", "post"),
    }
)


def a_shop(rows: list[dict[str, SqlValue]]) -> Database:
    db = shop_with()
    for n, row in enumerate(rows):
        columns = ", ".join(row)
        values = [n, *row.values()]
        db.run(
            f"""INSERT INTO customer (import_id, source_row, match_key, {columns})
                VALUES (1, 1, {", ".join("?" * len(values))})""",
            values,
        )
    return db


@given(st.lists(CUSTOMERS, max_size=4), st.booleans())
def test_every_such_field_says_the_same_of_each_combination(rows: list[dict[str, SqlValue]], has_own: bool) -> None:
    db = a_shop([*rows, *rows])
    setting.save(db, replace(setting.load(db), postcode="3511"))
    if has_own:
        own_place.put(db, OWN_PLACES)

    def read(column: str) -> list[SqlValue]:
        asked = f"SELECT {column} FROM customer c ORDER BY c.id"
        return [row[0] for row in db.rows(asked, {"as_of": AS_OF} if ":as_of" in column else ())]

    for key, columns in BY_COLUMNS.items():
        found = combinations({name: read(f"c.{name}") for name in columns})
        assert found is not None
        found.ask(db, [field(each).column for each, same in BY_COLUMNS.items() if same == columns], AS_OF)
        assert found.values(field(key).column) == read(field(key).column), key
    db.close()


def test_what_follows_from_columns_of_the_customer_is_found() -> None:
    assert BY_COLUMNS["climate"] == BY_COLUMNS["is_urban"] == ("country", "postcode")
    assert BY_COLUMNS["age"] == ("birth_day", "birth_year")
    assert BY_COLUMNS["kind_of_work"] == ("occupation", "work_status")
    for key in ("city", "recency_days", "favourite_channel", "consent_email", "complaints_365", "value_price"):
        assert key not in BY_COLUMNS, key


@pytest.mark.parametrize("values", [["a", "b", "c"], [0.1] * 4, [b"a"] * 4])
def test_what_nobody_shares_or_a_list_cannot_hold_is_read_as_it_is(values: list[SqlValue]) -> None:
    assert combinations({"city": values}) is None


def regions(db: Database) -> dict[str, list[str]]:
    """Return who lives where, asked for together, so that the regions are read once for everybody."""
    asked = {name: Is("home_region", "is", name) for name in ("Utrecht", "Oost-Vlaanderen", "Own province")}
    with evaluate.open_sets(db, asked.values(), AS_OF) as sets:
        found = sets.of(asked.values())
        assert [each is None for each in kept(db).combinations.values()] == [False]
        return {name: names(db, sets.people.in_set(bits)) for name, bits in zip(asked, found, strict=True) if bits}


def test_nothing_is_kept_of_places_or_people_that_have_changed() -> None:
    db = shop_with(
        customers="".join(
            f"{name} postcode={code} country=NL\n" for name, code in zip("abcdef", ["3511AB"] * 6, strict=True)
        )
    )
    assert regions(db) == {"Utrecht": list("abcdef")}
    with db.transaction():
        db.run("UPDATE customer SET country = 'BE', postcode = '9000' WHERE customer_no = 'b'")
    assert regions(db) == {"Utrecht": list("acdef"), "Oost-Vlaanderen": ["b"]}
    with db.transaction():
        own_place.put(db, OWN_PLACES)
    assert regions(db) == {"Own province": list("acdef"), "Oost-Vlaanderen": ["b"]}
    with db.transaction():
        own_place.forget(db, ("NL", "35"))
    assert regions(db) == {"Utrecht": list("acdef"), "Oost-Vlaanderen": ["b"]}


def test_distances_follow_the_postcode_of_the_shop_as_soon_as_it_changes() -> None:
    db = shop_with(customers="".join(f"{name} postcode=3511AB country=NL\n" for name in "abcd"))

    def near() -> tuple[int, int]:
        rules = {"near": Is("distance_km", "at_most", 5), "far": Is("distance_km", "over", 5)}
        found = evaluate.count_rules(db, rules, AS_OF)
        return found["near"].count, found["far"].count

    assert near() == (0, 0)
    for postcode, there in (("3511", (4, 0)), ("9000", (0, 0)), ("1012", (0, 4))):
        with db.transaction():
            setting.save(db, replace(setting.load(db), postcode=postcode))
        assert near() == there, postcode
