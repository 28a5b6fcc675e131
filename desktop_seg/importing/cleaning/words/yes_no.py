"""Words for yes and no, and what people and newsletter programs say of being written to."""

YES = frozenset({
    "yes", "y", "true", "t", "1", "on", "x", "v", "✓", "✔", "☑", "checked", "enabled", "active",
    "ja", "j", "jawel", "wel", "waar", "aan", "actief", "aangevinkt",
    "jep", "sand", "sandt", "til", "aktiv", "wahr", "an", "oui", "o", "vrai", "actif",
    "예", "네", "참", "있음", "사용", "해당",
})  # fmt: skip
NO = frozenset({
    "no", "n", "false", "f", "0", "off", "✗", "✘", "☐", "unchecked", "disabled", "inactive",
    "nee", "neen", "niet", "onwaar", "uit", "inactief", "nej", "falsk", "fra", "ikke", "inaktiv",
    "nein", "nicht", "falsch", "aus", "non", "faux", "inactif",
    "아니오", "아니요", "아뇨", "거짓", "미사용", "비해당",
})  # fmt: skip

CONSENT_YES = frozenset({
    "subscribed", "opted in", "opt in", "optin", "accepted", "accepts", "accepts marketing", "allowed", "granted",
    "confirmed", "consent", "consented", "agreed", "agree", "single opt in", "double opt in", "confirmed opt in",
    "aangemeld", "ingeschreven", "toegestaan", "toestemming", "akkoord", "geabonneerd", "mag",
    "tilmeldt", "tilmeld", "samtykke", "samtykket", "accepteret", "tilladt", "abonneret",
    "angemeldet", "zugestimmt", "einwilligung", "eingewilligt", "erlaubt", "abonniert", "einverstanden",
    "inscrit", "inscrite", "abonné", "abonnée", "accepté", "accord", "autorisé",
    "동의", "동의함", "수신", "수신동의", "수신 동의", "수신함", "허용", "구독", "구독중", "신청",
})  # fmt: skip
CONSENT_NO = frozenset({
    "unsubscribed", "opted out", "opt out", "optout", "refused", "denied", "declined", "rejected", "withdrawn",
    "revoked", "not subscribed", "never subscribed", "non subscribed", "nonsubscribed", "do not contact",
    "do not email", "spam complaint", "complained", "cleaned", "blocked", "objected",
    "afgemeld", "uitgeschreven", "geweigerd", "niet toegestaan", "geen toestemming", "ingetrokken", "bezwaar",
    "niet aangemeld", "niet ingeschreven", "mag niet",
    "frameldt", "frameld", "afmeldt", "afmeld", "afvist", "intet samtykke", "ikke tilmeldt", "nej tak",
    "abgemeldet", "widersprochen", "widerruf", "widerrufen", "abgelehnt", "nicht erlaubt", "nicht angemeldet",
    "keine einwilligung", "désinscrit", "désinscrite", "désabonné", "désabonnée", "refusé", "refus", "opposition",
    "non inscrit", "retiré", "거부", "거부함", "수신거부", "수신 거부", "미동의", "동의안함", "동의 안함", "비동의",
    "미수신", "수신안함", "수신 안함", "해지", "철회", "구독취소", "구독 취소",
})  # fmt: skip
# Asked, but no answer yet: nobody may write on the strength of it.
CONSENT_UNKNOWN = frozenset({
    "pending", "unconfirmed", "not set", "not asked", "invited", "awaiting confirmation", "in afwachting",
    "niet bevestigd", "niet gevraagd", "afventer", "ubekræftet", "ikke spurgt", "ausstehend", "unbestätigt",
    "nicht gefragt", "en attente", "non confirmé", "대기", "미확인", "미정",
})  # fmt: skip
# A customer who may be written about what they bought, until they object.
CONSENT_RELATION = frozenset({
    "soft opt in", "soft optin", "existing customer", "customer relation", "legitimate interest",
    "klantrelatie", "bestaande klant", "gerechtvaardigd belang", "kunderelation", "eksisterende kunde",
    "bestandskunde", "kundenbeziehung", "berechtigtes interesse", "client existant", "relation client",
    "intérêt légitime", "기존 고객", "기존고객",
})  # fmt: skip
