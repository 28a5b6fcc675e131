"""What a column "type" says of a row in a sales file. Which of the first three is revenue depends on the file."""

SALE = frozenset({
    "sale", "sales", "order", "purchase", "charge", "receipt", "invoice", "transaction",
    "verkoop", "bestelling", "bon", "factuur", "omzet", "kassabon",
    "salg", "ordre", "køb", "faktura",
    "verkauf", "umsatz", "bestellung", "beleg", "rechnung",
    "vente", "commande", "achat", "facture", "ticket",
    "판매", "매출", "주문", "구매", "결제완료", "정상",
})  # fmt: skip
# Beside one of those these are its lines, whose amounts it repeats; alone they are what was sold.
SALE_LINE = frozenset({
    "item", "product", "line", "artikel", "regel", "vare", "varesalg", "linje", "position", "article", "ligne", "상품",
    "sale line", "line item", "order line", "orderregel", "verkoopregel", "bonregel", "salgslinje", "ordrelinje",
    "verkaufsposition", "bestellposition", "ligne de vente", "ligne de commande", "판매 품목", "주문 상품",
})  # fmt: skip
PAYMENT = frozenset({
    "payment", "tender", "betaling", "zahlung", "bezahlung", "paiement", "règlement", "결제", "입금", "지불",
})  # fmt: skip
REFUND = frozenset({
    "refund", "return", "returned", "refunded", "partial refund", "credit", "credit note", "chargeback", "reversal",
    "retour", "terugbetaling", "retourbon", "creditnota", "creditfactuur", "teruggave", "credit factuur", "omruiling",
    "refundering", "tilbagebetaling", "retur", "kreditnota", "returnering",
    "rückerstattung", "erstattung", "rückgabe", "retoure", "gutschrift", "rückzahlung",
    "remboursement", "avoir", "note de crédit",
    "환불", "반품", "환불완료", "반품완료",
})  # fmt: skip
CANCELLED = frozenset({
    "void", "voided", "cancelled", "canceled", "cancellation", "annulering", "geannuleerd", "annullering", "annulleret",
    "storno", "stornierung", "storniert", "annulation", "annulé", "취소", "주문취소", "결제취소",
})  # fmt: skip
SHIPPING = frozenset({
    "shipping", "postage", "delivery", "freight", "verzending", "verzendkosten", "bezorging", "fragt", "forsendelse",
    "versand", "versandkosten", "livraison", "frais de port", "배송비", "배송",
})  # fmt: skip
DISCOUNT = frozenset({
    "discount", "coupon", "promotion", "korting", "kortingsbon", "rabat", "rabatt", "remise", "réduction",
    "할인", "쿠폰",
})  # fmt: skip
TAX = frozenset({"tax", "vat", "btw", "moms", "mwst", "ust", "steuer", "tva", "taxe", "세금", "부가세"})
TIP = frozenset({"tip", "gratuity", "fooi", "drikkepenge", "trinkgeld", "pourboire", "팁"})
GIFT_CARD = frozenset({
    "gift card", "gift voucher", "gift card sale", "cadeaubon", "cadeaukaart", "gavekort", "gutschein",
    "geschenkgutschein", "geschenkkarte", "carte cadeau", "chèque cadeau", "상품권", "기프트카드",
})  # fmt: skip
FEE = frozenset({
    "fee", "fees", "service fee", "other fee", "selling fee", "commission", "transfer", "payout", "withdrawal",
    "deposit", "adjustment", "settlement", "memo", "shipping label", "kosten", "uitbetaling", "overboeking",
    "gebyr", "udbetaling", "overførsel", "gebühr", "gebühren", "auszahlung", "überweisung", "frais", "virement",
    "versement", "수수료", "정산", "출금",
})  # fmt: skip
