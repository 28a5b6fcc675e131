"""Yes or no by what people said: the same people as a plain reading of the answers, and of each person's own column."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.metrics.catalogue import field
from desktop_seg.rules.tree import Is
from desktop_seg.segments import evaluate
from desktop_seg.store.database import Database
from tests.shops import day, names, shop_with

AS_OF = day("2025-03-31")
PEOPLE = ("anna", "bo", "carl", "dora")
ASKED = {"value": "several", "driver": "choice", "use": "several", "personality": "text"}
WORDS = {
    "Kwaliteit": {"quality"},
    "Prijs": {"price"},
    "prijs en kwaliteit": {"price", "quality"},
    "Gezelligheid": set[str](),
}


@dataclass(frozen=True, slots=True)
class Form:
    """What one person answered to one question in one import; day None: the list tells none."""

    name: str
    topic: str
    import_id: int
    day: int | None
    answers: frozenset[str]


FORMS = st.lists(
    st.builds(
        Form,
        st.sampled_from(PEOPLE),
        st.sampled_from(list(ASKED)),
        st.integers(1, 3),
        st.sampled_from((None, AS_OF - 40, AS_OF - 1, AS_OF, AS_OF + 1)),
        st.frozensets(st.sampled_from(list(WORDS)), min_size=1),
    ),
    max_size=14,
    unique_by=lambda form: (form.name, form.topic, form.import_id),
)


def shop_of(forms: Sequence[Form]) -> Database:
    db = shop_with(customers="".join(f"{name} city=Zeist\n" for name in PEOPLE))
    for id_, (topic, kind) in enumerate(ASKED.items(), 1):
        db.run("INSERT INTO survey_question VALUES (?, '', ?, ?, ?)", (id_, topic, kind, topic))
    for form in forms:
        for answer in form.answers:
            db.run(
                """INSERT INTO survey_answer SELECT q.id, c.id, ?, ?, ?, 1 FROM survey_question q, customer c
                    WHERE q.topic = ? AND c.customer_no = ?""",
                (answer, form.day, form.import_id, form.topic, form.name),
            )
    return db


def named(forms: Sequence[Form], name: str, as_of: int) -> set[str] | None:
    """Return what somebody's newest forms as of a day name, None when they answered nothing that counts."""
    newest: dict[str, Form] = {}
    for form in forms:
        if form.name == name and form.topic in ("value", "driver") and (form.day or 0) <= as_of:
            before = newest.get(form.topic, form)
            newest[form.topic] = max(before, form, key=lambda each: (each.day or 0, each.import_id))
    said = [WORDS[answer] or {"other"} for form in newest.values() for answer in form.answers]
    return set[str]().union(*said) if said else None


@given(FORMS, st.sampled_from((AS_OF, AS_OF - 1, AS_OF - 20)))
def test_what_people_care_about_is_what_their_newest_answers_name(forms: list[Form], as_of: int) -> None:
    db = shop_of(forms)
    told = {name: named(forms, name, as_of) for name in PEOPLE}
    for key in ("quality", "price", "other", "health"):
        yes = {name for name, said in told.items() if said is not None and key in said}
        no = {name for name, said in told.items() if said is not None and key not in said}
        unknown = {name for name, said in told.items() if said is None}
        rules = {
            Is(f"value_{key}", "yes"): yes,
            Is(f"value_{key}", "no"): no,
            Is(f"value_{key}", "known"): yes | no,
            Is(f"value_{key}", "unknown"): unknown,
            Is(f"value_{key}", "yes", including_unknown=True): yes | unknown,
            Is(f"value_{key}", "no", including_unknown=True): no | unknown,
        }
        with evaluate.open_sets(db, rules, as_of) as sets:
            found = [set(names(db, sets.people.in_set(bits))) for bits in sets.of(rules)]
        assert found == list(rules.values())
        column = f"SELECT c.customer_no, {field(f'value_{key}').column} FROM customer c"
        assert dict(db.rows(column, {"as_of": as_of})) == {
            name: 1 if name in yes else 0 if name in no else None for name in PEOPLE
        }
    db.close()


def who(db: Database, operator: str) -> list[str]:
    return names(db, evaluate.member_ids(db, Is("consent_email", operator), AS_OF))


def test_the_latest_word_on_being_written_to_is_a_yes_a_no_or_neither() -> None:
    db = shop_with(
        customers="""
        anna  consent_email=yes
        bo    consent_email=no
        carl  consent_email=relation
        dora  consent_post=yes
        emil  consent_email=unknown
        """
    )
    assert (who(db, "yes"), who(db, "no"), who(db, "unknown")) == (["anna"], ["bo"], ["carl", "dora", "emil"])
    with db.transaction():
        db.run("INSERT INTO consent VALUES (1, 'email', 2, 1, 'no', ?, NULL)", (AS_OF,))
    assert (who(db, "yes"), who(db, "no"), who(db, "known")) == ([], ["anna", "bo"], ["anna", "bo"])


def test_an_answer_that_comes_in_later_is_heard() -> None:
    db = shop_of([Form("anna", "value", 1, None, frozenset({"Kwaliteit"}))])
    asked = Is("value_quality", "yes")
    assert names(db, evaluate.member_ids(db, asked, AS_OF)) == ["anna"]
    with db.transaction():
        db.run("INSERT INTO survey_answer VALUES (1, 1, 'Prijs', ?, 2, 1), (1, 3, 'Kwaliteit', NULL, 2, 2)", (AS_OF,))
    assert names(db, evaluate.member_ids(db, asked, AS_OF)) == ["carl"]
    assert names(db, evaluate.member_ids(db, asked, AS_OF - 1)) == ["anna", "carl"]
