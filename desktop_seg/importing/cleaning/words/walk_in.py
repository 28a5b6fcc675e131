"""Names that stand for anyone at the till, never for one person. en, nl, da, de, fr, ko.

Compared as a whole (a folded name without blanks, points and case counting): "Peter Gast" is none of them.
"""

WALK_INS = frozenset({
    "walkin", "walk in", "walk in customer", "walkin customer", "walk in guest", "walk in sale", "passer by",
    "guest customer", "guest checkout", "guest user", "guest order", "guest account", "anonymous",
    "anonymous customer", "anonymous user", "anonymous buyer", "cash customer", "cash sale", "cash sales",
    "cash account", "counter sale", "counter sales", "counter customer", "till customer", "till sale", "pos customer",
    "pos sale", "default customer", "general customer", "no customer", "no name", "no account", "retail customer",
    "retail sale", "store customer", "shop customer", "in store customer", "one time customer", "casual customer",
    "occasional customer", "sundry customer", "sundry customers", "misc customer", "over the counter",
    "unknown customer", "dummy customer", "unregistered", "unregistered customer", "not registered", "non member",
    "passanten", "passerende klant", "balieklant", "baliekopers", "balieverkoop", "toonbank", "toonbankklant",
    "toonbankverkoop", "winkelklant", "winkelverkoop", "kassaklant", "kassaverkoop", "kassa", "contante klant",
    "contante verkoop", "contantverkoop", "contantklant", "contanten", "diversen", "diverse klanten", "losse klant",
    "losse klanten", "losse verkoop", "anoniem", "anonieme klant", "geen klant", "eenmalige klant", "algemene klant",
    "gastklant", "gastaccount", "gastbestelling", "niet geregistreerd", "particulier", "particulieren",
    "onbekende klant", "standaardklant", "dagklant",
    "kontantkunde", "kontantkunder", "kontantsalg", "kontanthandel", "kontant", "butikskunde", "butikssalg", "anonym",
    "anonym kunde", "gæst", "gæstekunde", "gæstebruger", "gæstekøb", "diverse kunder", "diverse", "privatkunde",
    "ukendt kunde", "ingen kunde", "standardkunde", "engangskunde", "tilfældig kunde", "forbipasserende", "løskunde",
    "løssalg", "disksalg", "diskkunde", "kassekunde", "kassesalg", "ikke registreret", "uregistreret",
    "laufkunde", "laufkunden", "laufkundschaft", "barverkauf", "barkunde", "barkunden", "thekenverkauf", "thekenkunde",
    "ladenkunde", "ladenverkauf", "kassenkunde", "kassenverkauf", "tageskunde", "einmalkunde", "gelegenheitskunde",
    "gastkunde", "gastkonto", "gastkauf", "anonymer kunde", "diverse kunden", "diverser kunde", "sammelkunde",
    "sammelkonto", "cpd kunde", "conto pro diverse", "kein kunde", "ohne kunde", "unbekannter kunde",
    "nicht registriert",
    "client de passage", "clients de passage", "client passage", "client comptoir", "client au comptoir", "comptoir",
    "client divers", "clients divers", "client occasionnel", "client magasin", "client boutique", "client caisse",
    "anonyme", "client anonyme", "invité", "client invité", "compte invité", "commande invité", "vente comptoir",
    "vente au comptoir", "vente magasin", "client comptant", "client inconnu", "aucun client", "sans client",
    "client particulier", "non inscrit",
    "비회원", "비회원고객", "비회원 고객", "비회원구매", "비회원 구매", "비회원주문", "비회원 주문", "비회원손님",
    "미회원", "일반고객", "일반 고객", "일반손님", "일반 손님", "손님", "현장고객", "현장 고객", "현장판매",
    "현장 판매", "매장고객", "매장 고객", "매장손님", "매장판매", "매장 판매", "방문고객", "방문 고객", "방문손님",
    "내방고객", "익명", "익명고객", "익명 고객", "무기명", "고객", "게스트", "게스트고객", "게스트 고객", "현금고객",
    "현금 고객", "현금판매", "미등록", "미등록고객", "미등록 고객", "일회성 고객", "기타고객", "기타 고객", "워크인",
    "워크인고객", "워크인 고객",
})  # fmt: skip

# The same where there is nothing else, but also family names: whoever has an address of any kind is a person.
WALK_INS_OR_FAMILY_NAMES = frozenset({
    "guest", "cash", "customer", "passant", "balie", "contant", "gast", "klant", "kunde", "client",
})  # fmt: skip

# With a number behind them these may well tell people apart: "Customer 17" of a file without names.
NOT_WITH_A_NUMBER = frozenset({"customer", "klant", "kunde", "client", "고객", "손님"})

# Customer numbers with which tills mark "no customer".
WALK_IN_NUMBERS = frozenset({"0", "00", "000", "0000", "00000", "000000", "walkin", "walk in", "guest"})
