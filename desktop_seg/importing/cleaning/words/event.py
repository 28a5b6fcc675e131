"""What newsletter tools, web shops and registration lists call the things people do. Keys: model.event.EventKind."""

from desktop_seg.model.event import EventKind

WORDS: dict[EventKind, tuple[str, ...]] = {
    EventKind.VISIT: (
        "visit", "visited", "session", "website visit", "site visit", "session start", "app open", "app opened",
        "active on site", "bezoek", "websitebezoek", "bezoek website", "sessie", "besøg", "besøgt", "sitzung", "besuch",
        "websitebesuch", "visite", "방문", "세션", "접속",
    ),
    EventKind.PAGE: (
        "page", "page view", "pageview", "page viewed", "viewed page", "view", "view item", "viewed product",
        "product viewed", "product view", "view content", "pagina", "paginaweergave", "pagina bekeken",
        "product bekeken", "bekeken", "side", "sidevisning", "vist vare", "produkt set", "seite", "seitenaufruf",
        "produkt angesehen", "page vue", "page consultée", "produit vu", "페이지뷰", "페이지 조회", "상품조회",
        "상품 조회",
    ),
    EventKind.SEARCH: (
        "search", "searched", "site search", "view search results", "zoekopdracht", "gezocht", "zoeken", "søgning",
        "søgt", "suche", "gesucht", "recherche", "검색",
    ),
    EventKind.WISHLIST: (
        "wishlist", "wish list", "add to wishlist", "added to wishlist", "favourite", "favorite", "saved item",
        "verlanglijst", "verlanglijstje", "favoriet", "bewaard", "ønskeliste", "favorit", "wunschliste", "merkliste",
        "liste de souhaits", "liste d'envies", "favori", "위시리스트", "찜", "찜하기", "관심상품",
    ),
    EventKind.CART_ADD: (
        "cart add", "add to cart", "added to cart", "cart", "basket", "add to basket", "winkelwagen", "in winkelwagen",
        "toegevoegd aan winkelwagen", "in winkelmandje", "lagt i kurv", "tilføjet til kurv", "kurv",
        "in den warenkorb", "warenkorb", "zum warenkorb hinzugefügt", "ajout au panier", "ajouté au panier", "panier",
        "장바구니", "장바구니 담기",
    ),
    EventKind.CART_ABANDON: (
        "cart abandon", "cart abandoned", "abandoned cart", "abandoned checkout", "checkout abandoned",
        "basket abandoned", "verlaten winkelwagen", "winkelwagen verlaten", "afgebroken bestelling", "forladt kurv",
        "efterladt kurv", "warenkorb abgebrochen", "abgebrochener warenkorb", "warenkorbabbruch", "panier abandonné",
        "장바구니 이탈", "결제 이탈", "주문 이탈",
    ),
    EventKind.MAIL_SENT: (
        "mail sent", "email sent", "e mail sent", "sent", "delivered", "received email", "campaign sent", "verzonden",
        "mail verzonden", "nieuwsbrief verzonden", "bezorgd", "sendt", "mail sendt", "leveret", "gesendet",
        "versendet", "zugestellt", "mail gesendet", "envoyé", "e mail envoyé", "발송", "메일 발송", "발송완료",
    ),
    EventKind.MAIL_OPEN: (
        "mail open", "mail opened", "open", "opened", "opens", "email open", "email opened", "opened email",
        "opened campaign", "geopend", "mail geopend", "nieuwsbrief geopend", "åbnet", "mail åbnet", "geöffnet",
        "mail geöffnet", "ouvert", "ouverture", "e mail ouvert", "오픈", "메일 오픈", "열람", "메일 열람",
    ),
    EventKind.MAIL_CLICK: (
        "mail click", "click", "clicked", "clicks", "email click", "email clicked", "clicked email", "link clicked",
        "geklikt", "klik", "mail geklikt", "klikket", "klikkede", "geklickt", "klick", "angeklickt", "clic", "cliqué",
        "클릭", "메일 클릭", "링크 클릭",
    ),
    EventKind.MAIL_BOUNCE: (
        "mail bounce", "bounce", "bounced", "hard bounce", "soft bounce", "undelivered", "email bounced",
        "niet bezorgd", "onbestelbaar", "gebounced", "afvist", "ikke leveret", "unzustellbar", "nicht zugestellt",
        "rebond", "non distribué", "non délivré", "반송", "수신실패", "발송실패",
    ),
    EventKind.UNSUBSCRIBE: (
        "unsubscribe", "unsubscribed", "unsub", "opt out", "opted out", "spam complaint", "marked as spam",
        "afgemeld", "uitgeschreven", "uitschrijving", "afmelding", "afmeldt", "frameldt", "framelding", "abgemeldet",
        "abmeldung", "désabonné", "désabonnement", "désinscrit", "désinscription", "수신거부", "구독취소", "구독 취소",
    ),
    EventKind.NEWSLETTER_SIGNUP: (
        "newsletter signup", "newsletter sign up", "subscribe", "subscribed", "newsletter subscribed", "sign up",
        "signed up", "opt in", "newsletter", "aangemeld", "aanmelding nieuwsbrief", "ingeschreven",
        "nieuwsbrief aanmelding", "tilmeldt", "tilmelding", "nyhedsbrev tilmelding", "angemeldet",
        "newsletter anmeldung", "abonniert", "abonné", "abonnement", "inscription newsletter", "구독", "구독신청",
        "뉴스레터 구독",
    ),
    EventKind.WEBINAR_REGISTERED: (
        "webinar registered", "webinar registration", "registered", "workshop registered", "registration",
        "event registration", "webinar aanmelding", "workshop aanmelding", "aanmelding workshop", "geregistreerd",
        "webinar tilmelding", "workshop tilmelding", "tilmeldt workshop", "webinar anmeldung", "workshop anmeldung",
        "registriert", "inscription webinaire", "inscription atelier", "inscrit", "웨비나 신청", "워크숍 신청",
        "참가신청", "참가 신청",
    ),
    EventKind.WEBINAR_ATTENDED: (
        "webinar attended", "attended", "workshop attended", "attendance", "joined webinar", "webinar gevolgd",
        "workshop gevolgd", "bijgewoond", "aanwezig", "webinar deltaget", "workshop deltaget", "deltaget", "deltog",
        "teilgenommen", "webinar teilgenommen", "workshop teilgenommen", "participé", "présent", "웨비나 참석",
        "워크숍 참석", "참석", "참가",
    ),
    EventKind.TRIAL_START: (
        "trial start", "trial started", "trial", "free trial", "sample requested", "sample sent", "trial begonnen",
        "proefpakket", "proef gestart", "gratis proef", "start proefperiode", "prøve startet", "prøveperiode start",
        "gratis prøve", "test gestartet", "testphase begonnen", "probe angefordert", "essai commencé", "essai démarré",
        "essai gratuit", "échantillon", "체험 시작", "무료체험", "무료 체험", "샘플 신청",
    ),
    EventKind.TRIAL_END: (
        "trial end", "trial ended", "trial expired", "proef beëindigd", "proef afgelopen", "einde proefperiode",
        "prøve slut", "prøveperiode slut", "test beendet", "testphase beendet", "essai terminé", "fin d'essai",
        "체험 종료", "무료체험 종료",
    ),
    EventKind.SURVEY_SENT: (
        "survey sent", "survey invitation", "invited to survey", "enquête verzonden", "enquête verstuurd",
        "uitnodiging enquête", "spørgeskema sendt", "undersøgelse sendt", "umfrage gesendet", "umfrage versendet",
        "enquête envoyée", "sondage envoyé", "설문 발송", "설문 요청",
    ),
    EventKind.SURVEY_STARTED: (
        "survey started", "survey begun", "survey partial", "enquête begonnen", "enquête gestart",
        "spørgeskema påbegyndt", "undersøgelse påbegyndt", "umfrage begonnen", "umfrage gestartet",
        "enquête commencée", "sondage commencé", "설문 시작",
    ),
    EventKind.SURVEY_DONE: (
        "survey done", "survey completed", "survey submitted", "survey", "enquête ingevuld", "enquête voltooid",
        "enquête afgerond", "spørgeskema udfyldt", "undersøgelse besvaret", "umfrage ausgefüllt",
        "umfrage abgeschlossen", "enquête remplie", "sondage terminé", "sondage rempli", "설문 완료", "설문 응답",
    ),
    EventKind.SOCIAL: (
        "social", "social media", "like", "liked", "follow", "followed", "follows", "comment", "commented", "share",
        "shared", "mention", "direct message", "volgt", "reactie", "gedeeld", "bericht", "vind ik leuk", "følger",
        "kommentar", "delt", "synes godt om", "folgt", "geteilt", "gefällt mir", "suit", "commentaire", "partagé",
        "j'aime", "소셜", "좋아요", "팔로우", "댓글", "공유",
    ),
    EventKind.ACCOUNT_CREATED: (
        "account created", "account", "new account", "customer created", "account aangemaakt", "nieuw account",
        "konto oprettet", "ny konto", "konto erstellt", "konto angelegt", "compte créé", "création de compte",
        "회원가입", "계정 생성",
    ),
    EventKind.CONTEST: (
        "contest", "contest entry", "giveaway", "sweepstake", "competition", "prijsvraag", "winactie", "verloting",
        "konkurrence", "lodtrækning", "gewinnspiel", "verlosung", "concours", "jeu concours", "tirage au sort", "경품",
        "이벤트 응모", "응모",
    ),
}  # fmt: skip
