"""What tills and web shops say of the state of a sale or of its payment.

Keys are those of model.sale.SaleStatus. A part paid back is a sale that stands: the amount paid back lowers it.
"""

DONE = frozenset({
    "done", "paid", "complete", "completed", "closed", "fulfilled", "unfulfilled", "partial", "partially fulfilled",
    "partially paid", "partially refunded", "shipped", "partially shipped", "unshipped", "delivered", "processing",
    "processed", "success", "successful", "succeeded", "settled", "captured", "approved", "finished", "sold",
    "invoiced",
    "confirmed", "ready", "ready for pickup", "picked up", "collected", "in transit", "dispatched", "layby closed",
    "on account closed", "sale", "final", "active", "posted", "paid out", "accepted", "wc completed", "wc processing",
    "betaald", "voldaan", "afgerond", "voltooid", "verzonden", "geleverd", "bezorgd", "verwerkt", "gesloten", "gereed",
    "afgehaald", "opgehaald", "deels betaald", "deels terugbetaald", "in behandeling", "geslaagd", "definitief",
    "gefactureerd", "klaar", "afgesloten", "wordt verwerkt",
    "betalt", "gennemført", "afsluttet", "sendt", "afsendt", "leveret", "fuldført", "lukket", "behandlet", "bogført",
    "faktureret", "færdig", "delvist betalt", "delvist refunderet", "under behandling", "godkendt", "afhentet", "klar",
    "bezahlt", "abgeschlossen", "versendet", "versandt", "geliefert", "zugestellt", "erfolgreich", "erledigt", "fertig",
    "teilweise bezahlt", "teilweise erstattet", "in bearbeitung", "gebucht", "verbucht", "abgeholt", "geschlossen",
    "payé", "payée", "terminé", "terminée", "expédié", "expédiée", "livré", "livrée", "traité", "traitée", "réglé",
    "réglée", "validé", "validée", "en cours", "réussi", "réussie", "clôturé", "facturé", "partiellement payé",
    "partiellement remboursé", "encaissé",
    "결제완료", "결제 완료", "입금완료", "완료", "배송준비중", "배송준비", "배송중", "배송 중", "배송완료", "배송 완료",
    "구매확정", "구매결정", "발송완료", "발송", "출고완료", "주문완료", "정상", "승인", "판매", "거래완료", "수령완료",
    "교환", "교환완료", "상품준비중", "발주확인", "부분환불", "부분취소", "신규주문",
})  # fmt: skip
REFUNDED = frozenset({
    "refunded", "fully refunded", "refund", "returned", "return", "charged back", "chargeback", "reversed", "credited",
    "wc refunded", "credit note",
    "terugbetaald", "geretourneerd", "retour", "gecrediteerd", "creditnota", "teruggestort", "teruggegeven",
    "refunderet", "tilbagebetalt", "returneret", "krediteret", "kreditnota", "retur", "tilbageført",
    "erstattet", "rückerstattet", "rückerstattung", "zurückerstattet", "retourniert", "retoure", "gutgeschrieben",
    "gutschrift", "zurückgegeben",
    "remboursé", "remboursée", "retourné", "retournée", "remboursement", "avoir",
    "환불", "환불완료", "환불 완료", "반품", "반품완료", "반품 완료", "전체환불",
})  # fmt: skip
CANCELLED = frozenset({
    "cancelled", "canceled", "void", "voided", "failed", "declined", "expired", "rejected", "deleted", "trash",
    "abandoned", "aborted", "denied", "wc cancelled", "wc failed", "annulled",
    "geannuleerd", "geanuleerd", "annulering", "vervallen", "mislukt", "verlopen", "afgewezen", "geweigerd",
    "verwijderd", "afgebroken", "gestorneerd",
    "annulleret", "slettet", "fejlet", "mislykkedes", "udløbet", "afvist", "afbrudt",
    "storniert", "storno", "abgebrochen", "fehlgeschlagen", "abgelehnt", "abgelaufen", "gelöscht", "annulliert",
    "annulé", "annulée", "échoué", "échouée", "expiré", "refusé", "refusée", "supprimé", "abandonné",
    "취소", "취소완료", "취소 완료", "주문취소", "결제취소", "승인취소", "취소요청", "미입금취소", "결제실패", "실패",
    "판매취소", "거절",
})  # fmt: skip
DRAFT = frozenset({
    "draft", "quote", "quotation", "estimate", "parked", "saved", "checkout draft", "wc checkout draft", "layby",
    "concept", "offerte", "geparkeerd", "kladde", "tilbud", "parkeret", "entwurf", "angebot", "geparkt",
    "brouillon", "devis", "임시저장", "견적", "보류",
})  # fmt: skip
UNPAID = frozenset({
    "unpaid", "pending", "pending payment", "awaiting payment", "payment pending", "on hold", "authorized",
    "authorised", "open", "outstanding", "due", "overdue", "partially authorized", "not paid", "wc pending",
    "wc on hold", "on account",
    "onbetaald", "niet betaald", "openstaand", "in afwachting", "wacht op betaling", "in de wacht", "op rekening",
    "ubetalt", "ikke betalt", "afventer", "afventer betaling", "åben", "forfalden",
    "unbezahlt", "nicht bezahlt", "offen", "ausstehend", "wartend", "zahlung ausstehend", "überfällig",
    "impayé", "impayée", "en attente", "en attente de paiement", "non payé", "ouvert", "ouverte",
    "미결제", "결제대기", "결제 대기", "입금대기", "입금 대기", "미입금", "입금전", "외상",
})  # fmt: skip
