"""How currencies are written beside an amount."""

# Marks and words -> ISO code. Marks that several countries share stand in SHARED_MARKS.
CURRENCY_MARKS = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "유로": "EUR",
    "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP",
    "₩": "KRW", "￦": "KRW", "원": "KRW", "krw": "KRW", "won": "KRW",
    "¥": "JPY", "￥": "JPY", "jpy": "JPY", "yen": "JPY", "円": "JPY", "엔": "JPY",
    "dkk": "DKK", "sek": "SEK", "nok": "NOK", "isk": "ISK",
    "usd": "USD", "us$": "USD", "usd$": "USD", "u.s.$": "USD", "달러": "USD",
    "cad": "CAD", "ca$": "CAD", "c$": "CAD", "aud": "AUD", "au$": "AUD", "a$": "AUD", "nzd": "NZD", "nz$": "NZD",
    "chf": "CHF", "sfr": "CHF", "sfr.": "CHF", "fr.": "CHF",
    "pln": "PLN", "zł": "PLN", "zl": "PLN", "czk": "CZK", "kč": "CZK", "huf": "HUF", "ft": "HUF", "ron": "RON",
    "cny": "CNY", "rmb": "CNY", "hkd": "HKD", "hk$": "HKD", "sgd": "SGD", "s$": "SGD", "inr": "INR", "₹": "INR",
    "try": "TRY", "₺": "TRY", "brl": "BRL", "r$": "BRL", "zar": "ZAR", "ils": "ILS", "₪": "ILS", "thb": "THB",
    "mxn": "MXN", "bgn": "BGN", "uah": "UAH", "₴": "UAH", "vnd": "VND", "₫": "VND",
}  # fmt: skip

# mark -> country -> ISO code; "" is the country that is meant when the shop is in none of them.
SHARED_MARKS = {
    "$": {"": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "MX": "MXN"},
    "kr": {"": "DKK", "SE": "SEK", "NO": "NOK", "IS": "ISK"},
    "kr.": {"": "DKK", "SE": "SEK", "NO": "NOK", "IS": "ISK"},
}
