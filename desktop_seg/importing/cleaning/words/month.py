"""Names of months and weekdays, whole and shortened, without the point behind a short form."""

_MONTHS = (
    "january jan januari januar jänner janvier janv",
    "february feb februari februar feber février févr fév fevrier fevr",
    "march mar maart mrt marts märz mär mrz maerz mars",
    "april apr avril avr",
    "may mei maj mai",
    "june jun juni juin",
    "july jul juli juillet juil",
    "august aug augustus août aout",
    "september sep sept septembre",
    "october oct oktober okt octobre",
    "november nov novembre",
    "december dec december dezember dez décembre déc decembre",
)

MONTHS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}

WEEKDAYS = frozenset(
    " ".join((
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo",
        "mandag tirsdag onsdag torsdag fredag lørdag søndag man tir tirs ons tor tors fre lør søn",
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo mi fr sa so",
        "lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim",
        # Small words that may stand in their place.
        "le op am den on",
        "월요일 화요일 수요일 목요일 금요일 토요일 일요일 월 화 수 목 금 토 일",
    )).split()
)  # fmt: skip
