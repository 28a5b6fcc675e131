"""The kinds of people who shop at the sample shop, one value each: how many, when they come, how they buy.

Between `rhythm` and `people`. Together they see to it that every ready-made segment finds somebody.
"""

from dataclasses import dataclass

from generator.rhythm import Rhythm

# What goes together in a basket: a person has one of these tastes unless their habit says otherwise.
TASTES: dict[str, tuple[str, ...]] = {
    "birds": ("Vogelvoer", "Nestkasten"),
    "kitchen_garden": ("Zaden", "Potgrond", "Gereedschap"),
    "garden": ("Tuinplanten", "Potgrond", "Bloembollen"),
    "flowers": ("Boeketten", "Kaarten"),
    "green": ("Kamerplanten", "Potten"),
    "home": ("Kaarsen", "Servies", "Thee"),
    "gifts": ("Kaarten", "Kaarsen", "Thee", "Spellen"),
    "games": ("Spellen", "Servies"),
    "christmas": ("Kerst", "Kaarsen", "Kaarten"),
    "all": ("Vogelvoer", "Zaden", "Tuinplanten", "Kamerplanten", "Potten", "Kaarsen", "Servies", "Thee", "Spellen"),
}
EVERYDAY_TASTES = ("birds", "kitchen_garden", "garden", "flowers", "green", "home", "gifts", "games")


@dataclass(frozen=True, slots=True)
class Habit:
    """One kind of shopper.

    people: how many of them. taste: key of TASTES, "" = each has an own one. brand: bought two times in three.
    web_share: share of visits to the web shop, None = differs. lines: least and most articles in a basket.
    coupon: "never", "first" (only the first visit), "always", "often" or "rarely".
    returns: share of purchases of which something comes back. profile: who they are, see `people.py`.
    premium: chooses the dear article. complains: was let down at the last visit.
    """

    key: str
    people: int
    rhythm: Rhythm
    taste: str = ""
    brand: str = ""
    web_share: float | None = None
    lines: tuple[int, int] = (1, 3)
    coupon: str = "rarely"
    returns: float = 0.02
    profile: str = ""
    premium: bool = False
    complains: bool = False
    numbered: bool = True


def _once(occasion: str) -> Rhythm:
    return Rhythm("occasion_once", occasion=occasion)


HABITS = (
    Habit("vip", 10, Rhythm("steady", (15, 24), starts=(760, 560)), lines=(3, 5), coupon="never", premium=True),
    Habit("vip_lost", 7, Rhythm("steady", (15, 24), starts=(1000, 800), stops=(330, 190)), lines=(3, 5)),
    Habit("regular", 38, Rhythm("steady", (36, 85), starts=(1090, 400)), lines=(1, 4)),
    Habit("restock", 28, Rhythm("steady", (28, 45), starts=(520, 260)), "birds", lines=(1, 2), web_share=0.1),
    Habit("off_rhythm", 18, Rhythm("steady", (14, 28), starts=(420, 300), stops=(200, 85)), web_share=0.1),
    Habit("occasional", 265, Rhythm("scattered", visits=(2, 5), starts=(1090, 1090))),
    Habit("lapsed", 170, Rhythm("scattered", visits=(2, 4), starts=(1090, 1090), stops=(380, 380))),
    Habit("one_time", 205, Rhythm("scattered", starts=(1090, 1090), stops=(95, 95)), coupon="never"),
    Habit("christmas_once", 100, _once("christmas"), "christmas", coupon="never"),
    Habit("mothers_day_once", 62, _once("mothers_day"), "flowers", coupon="never"),
    Habit("christmas_yearly", 26, Rhythm("occasion_yearly", visits=(0, 2), occasion="christmas"), "christmas"),
    Habit("mothers_day_yearly", 20, Rhythm("occasion_yearly", visits=(0, 2), occasion="mothers_day"), "flowers"),
    Habit("won_back", 20, Rhythm("won_back", visits=(2, 4))),
    Habit("newcomer", 72, Rhythm("newcomer", (8, 30), visits=(1, 2), starts=(86, 0))),
    Habit("becoming_loyal", 40, Rhythm("newcomer", (40, 75), visits=(3, 3), starts=(200, 120))),
    Habit("coupon_never_back", 38, Rhythm("scattered", starts=(1090, 1090), stops=(100, 100)), coupon="first"),
    Habit(
        "coupon_converted",
        26,
        Rhythm("scattered", visits=(3, 6), starts=(1000, 1000), avoids_promotions=True),
        coupon="first",
    ),
    Habit("coupon_always", 20, Rhythm("scattered", visits=(3, 5), starts=(1000, 1000)), coupon="always", web_share=0.7),
    Habit("discount_dependent", 24, Rhythm("scattered", visits=(3, 7), starts=(1000, 1000)), coupon="often"),
    Habit(
        "full_price",
        22,
        Rhythm("steady", (70, 120), starts=(1000, 600), avoids_promotions=True),
        coupon="never",
    ),
    Habit("sale_day", 12, Rhythm("promotion_days", visits=(0, 2), starts=(1000, 600)), "all", coupon="never"),
    Habit("returner", 11, Rhythm("steady", (40, 60), starts=(420, 330)), "home", returns=0.75, web_share=0.0),
    Habit("let_down", 10, Rhythm("steady", (18, 30), starts=(600, 460), stops=(330, 120)), complains=True),
    Habit("brand_fan", 14, Rhythm("steady", (60, 95), starts=(900, 400)), "green", brand="Kleihuys"),
    Habit("tea_fan", 10, Rhythm("steady", (60, 95), starts=(900, 400)), "home", brand="Theetuin"),
    Habit("explorer", 14, Rhythm("steady", (50, 90), starts=(900, 400)), "all", lines=(2, 4)),
    Habit("web_shopper", 60, Rhythm("scattered", visits=(2, 5), starts=(1090, 1090)), web_share=0.95),
    Habit("student", 20, Rhythm("scattered", visits=(2, 4), starts=(700, 700)), web_share=0.85, profile="student"),
    Habit("senior_shop", 26, Rhythm("scattered", visits=(3, 6), starts=(1090, 1090)), web_share=0.0, profile="senior"),
    Habit(
        "wealthy",
        14,
        Rhythm("steady", (60, 100), starts=(900, 400)),
        lines=(1, 3),
        profile="wealthy",
        premium=True,
    ),
    Habit("gamer", 18, Rhythm("scattered", visits=(2, 5), starts=(900, 900)), "games", profile="gamer"),
    Habit("firm", 24, Rhythm("steady", (70, 120), starts=(1050, 400)), lines=(2, 5), web_share=0.0, profile="firm"),
    Habit("staff", 4, Rhythm("scattered", visits=(12, 18), starts=(1000, 1000)), web_share=0.0, profile="staff"),
    Habit("web_guest", 50, Rhythm("scattered", visits=(1, 3), starts=(1000, 1000)), web_share=1.0, numbered=False),
    Habit("prospect", 130, Rhythm("never"), coupon="never"),
)
