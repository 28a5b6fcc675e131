"""T21 and T43 to T48 in plain Python: birthdays, life stages, values, places, technology, terms."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta

from tests.sample.facts import Facts, Row, is_purchase, nearest_rank

VALUES = "Wat vindt u belangrijk? (meer antwoorden mogelijk)"
NEAR = tuple(str(code) for code in (*range(3731, 3735), *range(3721, 3724)))


def birthday_soon(facts: Facts) -> set[str]:
    soon = {(facts.as_of + timedelta(days=n)).strftime("%m-%d") for n in range(31)}
    return {key for key, one in facts.customers.items() if one["birth_date"] and one["birth_date"][5:] in soon}


def web_share(facts: Facts, key: str) -> float | None:
    sales = [sale for sale in facts.sales.get(key, []) if is_purchase(sale)]
    return sum(sale["source"] == "web" for sale in sales) / len(sales) if sales else None


def share_of_spending(facts: Facts, key: str, chosen: Callable[[Row], bool]) -> float:
    lines = facts.lines(key) if key in facts.sales else []
    total = sum(line["net_cents"] for line in lines)
    return sum(line["net_cents"] for line in lines if chosen(line)) / total if total > 0 else 0.0


def income_band(facts: Facts, key: str) -> str | None:
    known = [one["income"] for one in facts.customers.values() if one["income"] is not None]
    income = facts.customers[key]["income"]
    if income is None:
        return None
    if income <= nearest_rank(known, 1 / 3):
        return "low"
    return "middle" if income <= nearest_rank(known, 2 / 3) else "high"


def life_stage(stage: str) -> Callable[[Facts], set[str]]:
    def found(facts: Facts) -> set[str]:
        aged = {key: facts.age(key) for key in facts.customers}
        return {key for key, age in aged.items() if _fits(facts, stage, key, age)}

    return found


def _fits(facts: Facts, stage: str, key: str, age: int | None) -> bool:
    one, band, web = facts.customers[key], income_band(facts, key), web_share(facts, key)
    school = one["education"]
    if stage == "f":
        premium = share_of_spending(facts, key, lambda line: line["price_class"] == "premium")
        return school == "HBO/WO" and band == "high" and premium >= 0.3
    if age is None:
        return False
    return {
        "a": 25 <= age <= 35 and band == "high" and school == "HBO/WO",
        "b": 35 <= age <= 50 and bool(one["children"]) and band == "middle" and school == "MBO",
        "c": age >= 65 and band == "low" and school == "VMBO",
        "d": 18 <= age <= 24 and band == "low" and web is not None and web >= 0.5,
        "e": age >= 65 and web is not None and web <= 0.2,
    }[stage]


def generation(first: int, last: int) -> Callable[[Facts], set[str]]:
    def found(facts: Facts) -> set[str]:
        born = {key: one["birth_date"] for key, one in facts.customers.items() if one["birth_date"]}
        return {key for key, day in born.items() if first <= date.fromisoformat(day).year <= last}

    return found


def answering(word: str) -> Callable[[Facts], set[str]]:
    return lambda facts: {key for key, row in facts.survey.items() if word in (row[VALUES] or "")}


def buying_tagged(tag: str) -> Callable[[Facts], set[str]]:
    return lambda facts: {k for k in facts.sales if share_of_spending(facts, k, lambda x: tag in x["tags"]) >= 0.3}


def living(test: Callable[[Row], bool]) -> Callable[[Facts], set[str]]:
    return lambda facts: {key for key, one in facts.customers.items() if test(one)}


def digital_a(facts: Facts) -> set[str]:
    online = {key for key in facts.sales if (web_share(facts, key) or 0) >= 0.5}
    mobile = {key for key in online if any(sale["payment"] == "Apple Pay" for sale in facts.sales[key])}
    return mobile | {key for key in online if facts.did(key, "social")}


def digital_b(facts: Facts) -> set[str]:
    return {key for key in facts.sales if web_share(facts, key) == 0 and not facts.customers[key]["email"]}


def digital_c(facts: Facts) -> set[str]:
    seen = {key: [event["source"] for event in facts.did(key, "visit")] for key in facts.events}
    return {
        k for k, all_of in seen.items() if all_of and sum(x in ("mobile", "app") for x in all_of) / len(all_of) >= 0.5
    }


def overdue(facts: Facts) -> dict[str, list[bool]]:
    """Firm -> for each invoice whether it was paid after its due day, or not at all while that is past."""
    found: dict[str, list[bool]] = defaultdict(list)
    for row in facts.invoices:
        paid_on = row["Betaaldatum"] or facts.as_of
        found[str(row["Klantnummer"])].append(paid_on > row["Vervaldatum"])
    return found


def late_twice_in_year(facts: Facts) -> set[str]:
    times: dict[str, int] = defaultdict(int)
    for row in facts.invoices:
        paid_on = row["Betaaldatum"] or facts.as_of
        if facts.in_year(row["Vervaldatum"]) and paid_on > row["Vervaldatum"]:
            times[str(row["Klantnummer"])] += 1
    return {key for key, number in times.items() if number >= 2}


BY_PERSON: dict[str, Callable[[Facts], set[str]]] = {
    "T21 birthday": birthday_soon,
    **{f"T43{stage}": life_stage(stage) for stage in "abcdef"},
    "T44 to 1945": generation(1900, 1945),
    "T44 1946-64": generation(1946, 1964),
    "T44 1965-80": generation(1965, 1980),
    "T44 1981-96": generation(1981, 1996),
    "T44 1997-2012": generation(1997, 2012),
    "T45a": answering("Duurzaamheid"),
    "T45b": answering("Kwaliteit"),
    "T45c": answering("Prijs"),
    "T45d": answering("Avontuur"),
    "T45e": answering("biologisch"),
    "T45f": answering("Gezelligheid"),
    "T45a by goods": buying_tagged("sustainable"),
    "T45b by goods": buying_tagged("quality"),
    "T45d by goods": buying_tagged("adventure"),
    "T45e by goods": buying_tagged("organic"),
    "T46 near": living(lambda one: one["postcode"][:4] in NEAR),
    "T46 far": living(lambda one: one["province"] not in ("Utrecht",)),
    "T46 Belgium": living(lambda one: one["country"] == "BE"),
    "T46 Germany": living(lambda one: one["country"] == "DE"),
    "T47a": digital_a,
    "T47b": digital_b,
    "T47c": digital_c,
    "T47d": buying_tagged("gaming"),
    "T48a": lambda facts: {key for key, late in overdue(facts).items() if not any(late)},
    "T48b": living(lambda one: one["work_status"] == "Zelfstandig"),
    "T48c": living(lambda one: one["housing"] == "Huur"),
    "T48d": late_twice_in_year,
}
