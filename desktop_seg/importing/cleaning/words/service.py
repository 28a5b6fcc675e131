"""Lines of a sale that are no products: postage, wrapping, tips, deposits, fees; and gift cards."""

# Whole names, or names that begin with one ("Verzendkosten NL", "Postage & packing").
SERVICES = frozenset({
    "postage", "dotcom postage", "shipping", "shipping costs", "shipping cost", "shipping fee", "delivery",
    "delivery costs", "delivery charge", "delivery charges", "delivery fee", "carriage", "freight", "handling",
    "handling fee", "gift wrap", "gift wrapping", "giftwrap", "gratuity", "bank charges", "bank charge", "amazon fee",
    "service fee", "transaction fee", "booking fee", "payment fee", "cleaning fee", "rounding", "adjustment",
    "adjust bad debt", "manual", "discount", "samples",
    "packing fee", "cruk commission",
    "verzendkosten", "verzending", "bezorgkosten", "bezorging", "portokosten", "administratiekosten",
    "inpakservice", "inpakkosten", "verpakkingskosten", "cadeauverpakking", "inpakken", "fooi", "statiegeld",
    "emballage", "afronding",
    "orderkosten", "behandelingskosten", "transactiekosten", "servicekosten", "korting",
    "fragt", "forsendelse", "levering", "leveringsgebyr", "portoomkostninger", "gaveindpakning", "drikkepenge",
    "pant",
    "gebyr", "ekspeditionsgebyr", "kortgebyr", "afrunding", "rabat", "øreafrunding",
    "versandkosten", "versand", "lieferkosten", "liefergebühr", "geschenkverpackung", "trinkgeld",
    "pfand", "leergut", "bearbeitungsgebühr", "rundung", "rabatt", "servicegebühr",
    "frais de port", "frais de livraison", "livraison", "emballage cadeau", "paquet cadeau", "pourboire", "consigne",
    "frais de dossier", "arrondi", "remise",
    "배송비", "배송료", "택배비", "반품배송비", "반품 배송비", "선물포장", "포장비", "팁", "봉사료", "보증금",
    "수수료", "할인", "도서산간 배송비",
})  # fmt: skip
# Whole names only: they also begin names of products (a tip jar, port wine, a deposit box).
SERVICES_ALONE = frozenset({
    "tip", "tips", "porto", "post", "dot", "fee", "deposit", "wrapping", "packaging", "verpakking", "emballering",
    "verpackung", "emballage", "port", "poster fee", "retouren",
})  # fmt: skip
SERVICE_NUMBERS = frozenset({"post", "dot", "bank charges", "amazonfee", "cruk", "shipping", "tip", "pads"})

# What may stand before one of these names: postage stays postage when it is free, or that of a return.
QUALIFIERS = frozenset({
    "free", "return", "returns", "refund", "extra", "express", "standard", "home", "international", "domestic",
    "gratis", "retour", "retourneren", "teruggave", "standaard", "spoed", "thuis", "internationale", "losse",
    "retur", "returnering", "refusion", "hjemme", "ekspres",
    "kostenlose", "kostenloser", "rücksendung", "retoure", "erstattung", "internationaler",
    "gratuite", "gratuit", "retours", "remboursement",
    "redeem", "redeemed", "used", "inwisseling", "inwisselen", "ingewisselde", "betaald", "met", "einlösung", "indløst",
    "무료", "반품", "환불", "교환", "추가", "해외",
})  # fmt: skip

GIFT_CARDS = frozenset({
    "gift card", "giftcard", "gift cards", "gift voucher", "gift vouchers", "gift certificate", "e gift card",
    "dotcomgiftshop gift voucher",
    "cadeaubon", "cadeaubonnen", "cadeaukaart", "cadeaukaarten", "kadobon", "kadokaart", "waardebon", "boekenbon",
    "bloemenbon",
    "gavekort", "gavekorte", "geschenkgutschein", "geschenkkarte", "geschenkkarten", "geschenkgutscheine",
    "gutschein", "wertgutschein",
    "carte cadeau", "chèque cadeau", "bon cadeau", "carte-cadeau", "cartes cadeaux",
    "상품권", "기프트카드", "기프트 카드", "선불카드",
})  # fmt: skip

# What may stand behind one of these names without making a product of it.
REMARKS = frozenset({
    "packing", "packaging", "standard", "express", "costs", "kosten", "dhl", "postnl", "bpost", "domestic", "abroad",
    "binnenland", "buitenland", "fles", "flessen", "krat", "bottle", "inland", "udland", "indland", "ausland",
    "flasche", "flaske", "france", "étranger", "제주", "도서산간", "retour", "return", "retur", "free", "gratis",
    "offert", "offerts", "추가", "kist", "kasse",
    "redeemed", "redemption", "used", "ingewisseld", "inwisselen", "inwisseling", "verzilverd", "verzilvering",
    "gebruikt", "ingeleverd", "indløst", "indløsning", "brugt", "eingelöst", "einlösung", "utilisé", "utilisée",
    "사용", "결제",
})  # fmt: skip
