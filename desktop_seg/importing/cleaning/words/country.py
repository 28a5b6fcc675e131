"""Names of the countries that shops meet most, and of those the public lists call otherwise. Others come from Babel."""

NAMES = {
    "NL": ("nld", "netherlands", "the netherlands", "holland", "nederland", "nederlandene", "niederlande",
           "die niederlande", "pays bas", "네덜란드"),
    "BE": ("bel", "belgium", "belgië", "belgie", "belgien", "belgique", "벨기에"),
    "DE": ("deu", "ger", "brd", "germany", "duitsland", "tyskland", "deutschland", "allemagne", "독일"),
    "DK": ("dnk", "den", "denmark", "denemarken", "danmark", "dänemark", "danemark", "덴마크"),
    "FR": ("fra", "france", "frankrijk", "frankrig", "frankreich", "프랑스"),
    "KR": ("kor", "korea", "south korea", "republic of korea", "korea republic of", "zuid korea", "sydkorea",
           "südkorea", "corée du sud", "corée", "한국", "대한민국"),
    "GB": ("gbr", "uk", "united kingdom", "great britain", "britain", "england", "scotland", "wales",
           "northern ireland", "verenigd koninkrijk", "groot brittannië", "engeland", "schotland",
           "storbritannien", "det forenede kongerige", "großbritannien", "vereinigtes königreich",
           "royaume uni", "grande bretagne", "angleterre", "영국"),
    "IE": ("irl", "ireland", "eire", "republic of ireland", "ierland", "irland", "irlande", "아일랜드"),
    "US": ("usa", "united states", "united states of america", "u s a", "america", "verenigde staten",
           "amerika", "forenede stater", "vereinigte staaten", "états unis", "미국"),
    "AT": ("aut", "austria", "oostenrijk", "østrig", "österreich", "autriche", "오스트리아"),
    "CH": ("che", "switzerland", "zwitserland", "schweiz", "suisse", "스위스"),
    "LU": ("lux", "luxembourg", "luxemburg", "룩셈부르크"),
    "SE": ("swe", "sweden", "zweden", "sverige", "schweden", "suède", "스웨덴"),
    "NO": ("nor", "norway", "noorwegen", "norge", "norwegen", "norvège", "노르웨이"),
    "ES": ("esp", "spain", "spanje", "spanien", "espagne", "스페인"),
    "IT": ("ita", "italy", "italië", "italien", "italie", "이탈리아"),
    "PL": ("pol", "poland", "polen", "pologne", "폴란드"),
    "ZA": ("zaf", "rsa", "south africa", "zuid afrika", "sydafrika", "südafrika", "afrique du sud"),
    "CZ": ("cze", "czech republic", "czechia", "tsjechië", "tjekkiet", "tschechien", "tchéquie"),
    "HK": ("hkg", "hong kong"),
    "MO": ("mac", "macau", "macao"),
    "TR": ("tur", "turkey", "turkije", "tyrkiet", "türkei", "turquie"),
    "": ("unspecified", "unknown", "onbekend", "ukendt", "unbekannt", "inconnu", "european community",
           "other", "overig"),
}  # fmt: skip

CODES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF
GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
VN VU WF WS XK YE YT ZA ZM ZW
"""
