"""Names that stand for anyone at the till, never for one person."""

WALK_INS = frozenset({
    "walkin", "walk in", "walk in customer", "walkin customer", "guest", "guest customer", "guest checkout",
    "anonymous", "anonymous customer", "cash customer", "cash sale", "cash", "counter sale", "counter customer",
    "default customer", "general customer", "no customer", "no name", "customer", "retail customer", "over the counter",
    "unknown customer", "dummy customer", "unregistered",
    "passant", "passanten", "balie", "balieklant", "baliekopers", "balieverkoop", "winkelklant", "winkelverkoop",
    "kassaklant", "kassaverkoop", "kassa", "contant", "contante klant", "contante verkoop", "contanten", "diversen",
    "diverse klanten", "losse klant", "losse verkoop", "anoniem", "anonieme klant", "geen klant", "klant", "gast",
    "particulier", "particulieren", "onbekende klant", "standaardklant",
    "kontantkunde", "kontantsalg", "kontant", "butikskunde", "butikssalg", "anonym", "anonym kunde", "gæst",
    "gæstekunde", "diverse kunder", "diverse", "kunde", "privatkunde", "ukendt kunde", "standardkunde", "disksalg",
    "laufkunde", "laufkundschaft", "barverkauf", "barkunde", "thekenverkauf", "ladenkunde", "kassenkunde",
    "gastkunde", "gastbestellung", "anonymer kunde", "diverse kunden", "unbekannter kunde",
    "client de passage", "client comptoir", "comptoir", "client divers", "clients divers", "anonyme",
    "client anonyme", "invité", "vente comptoir", "client comptant", "client inconnu", "client",
    "비회원", "비회원고객", "비회원 고객", "비회원구매", "일반고객", "일반 고객", "일반손님", "손님", "현장고객",
    "매장고객", "매장 고객", "익명", "고객", "게스트", "현금고객", "방문고객", "워크인",
})  # fmt: skip

# Customer numbers with which tills mark "no customer".
WALK_IN_NUMBERS = frozenset({"0", "00", "000", "0000", "00000", "000000", "walkin", "walk in", "guest"})
