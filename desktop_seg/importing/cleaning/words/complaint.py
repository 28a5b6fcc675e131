"""What shops write in a list of complaints: what was wrong, and how it stands."""

from desktop_seg.model.complaint import ComplaintKind, ComplaintStatus

KINDS: dict[ComplaintKind, tuple[str, ...]] = {
    ComplaintKind.DEFECT: (
        "defect", "defective", "broken", "damaged", "faulty", "damage", "quality", "kapot", "beschadigd", "stuk",
        "schade", "kwaliteit", "gebrek", "defekt", "ødelagt", "beskadiget", "skade", "kvalitet", "mangel", "kaputt",
        "beschädigt", "schaden", "qualität", "défectueux", "défaut", "cassé", "abîmé", "endommagé", "qualité", "불량",
        "파손", "하자", "품질",
    ),
    ComplaintKind.LATE: (
        "late", "too late", "delay", "delayed", "late delivery", "not delivered", "te laat", "vertraging", "vertraagd",
        "niet geleverd", "te laat geleverd", "levertijd", "for sent", "forsinket", "forsinkelse", "ikke leveret",
        "leveringstid", "zu spät", "verspätet", "verspätung", "nicht geliefert", "lieferverzug", "en retard", "retard",
        "retard de livraison", "non livré", "지연", "배송지연", "배송 지연", "미배송", "늦음",
    ),
    ComplaintKind.WRONG: (
        "wrong", "wrong item", "wrong article", "wrong delivery", "incorrect", "mistake", "missing item", "incomplete",
        "verkeerd", "verkeerd geleverd", "verkeerd artikel", "fout", "foute levering", "onvolledig", "ontbreekt",
        "forkert", "forkert vare", "fejl", "fejllevering", "ufuldstændig", "mangler", "falsch", "falscher artikel",
        "falsch geliefert", "falschlieferung", "unvollständig", "fehlt", "erreur", "mauvais article",
        "erreur de livraison", "incomplet", "manquant", "오배송", "오발송", "누락", "잘못된 상품",
    ),
    ComplaintKind.SERVICE: (
        "service", "staff", "rude", "unfriendly", "customer service", "waiting time", "invoice", "price", "bediening",
        "klantenservice", "onvriendelijk", "personeel", "wachttijd", "factuur", "prijs", "betjening", "kundeservice",
        "uvenlig", "ventetid", "bedienung", "kundendienst", "unfreundlich", "wartezeit", "rechnung", "service client",
        "accueil", "impoli", "attente", "facture", "서비스", "응대", "불친절", "고객응대", "대기시간",
    ),
    ComplaintKind.OTHER: (
        "other", "misc", "miscellaneous", "general", "overig", "overige", "anders", "algemeen", "diversen", "andet",
        "øvrige", "diverse", "generelt", "sonstiges", "sonstige", "andere", "allgemein", "autre", "autres", "divers",
        "기타", "일반",
    ),
}  # fmt: skip
STATUSES: dict[ComplaintStatus, tuple[str, ...]] = {
    ComplaintStatus.OPEN: (
        "open", "new", "pending", "in progress", "unresolved", "waiting", "on hold", "reopened", "nieuw",
        "in behandeling", "lopend", "onopgelost", "wacht op klant", "heropend", "åben", "ny", "under behandling",
        "uløst", "afventer", "igangværende", "offen", "neu", "in bearbeitung", "ungelöst", "wartet", "ouvert",
        "ouverte", "nouveau", "en cours", "non résolu", "en attente", "미해결", "접수", "처리중", "진행중", "대기",
        "신규",
    ),
    ComplaintStatus.SOLVED: (
        "solved", "resolved", "closed", "done", "completed", "settled", "fixed", "opgelost", "gesloten", "afgehandeld",
        "afgerond", "klaar", "løst", "lukket", "afsluttet", "færdig", "gelöst", "geschlossen", "erledigt",
        "abgeschlossen", "behoben", "résolu", "résolue", "fermé", "clos", "clôturé", "terminé", "traité", "해결",
        "완료",
        "처리완료", "종결", "종료",
    ),
    ComplaintStatus.REJECTED: (
        "rejected", "declined", "refused", "denied", "dismissed", "afgewezen", "geweigerd", "ongegrond", "afvist",
        "nægtet", "abgelehnt", "zurückgewiesen", "rejeté", "refusé", "거절", "반려", "기각",
    ),
}  # fmt: skip
