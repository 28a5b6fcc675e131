"""Ways of writing to somebody, as consent lists name them. ALL: the word is about every way."""

from desktop_seg.model.customer import Channel

ALL_CHANNELS = "all"

WORDS: dict[str, tuple[str, ...]] = {
    Channel.EMAIL: (
        "email", "e mail", "mail", "newsletter", "nieuwsbrief", "nyhedsbrev", "courriel", "mailing", "이메일", "메일",
        "뉴스레터",
    ),
    Channel.POST: (
        "post", "letter", "postal mail", "direct mail", "brief", "brev", "papier", "courrier", "poste", "우편", "dm",
    ),
    Channel.PHONE: (
        "phone", "telephone", "call", "calls", "telefoon", "telefonisch", "bellen", "telefon", "opkald", "anruf",
        "téléphone", "appel", "전화",
    ),
    Channel.SMS: (
        "sms", "text", "text message", "whatsapp", "sms'jes", "tekstbericht", "textnachricht", "문자", "알림톡",
        "카카오톡",
    ),
    Channel.ADS: (
        "ads", "advertising", "online advertising", "advertenties", "advertentie", "annoncer", "werbung", "publicité",
        "광고",
    ),
    ALL_CHANNELS: (
        "all", "everything", "any", "all channels", "alle", "alles", "alle kanalen", "alle kanaler", "alle kanäle",
        "tous", "tout", "tous les canaux", "전체", "모두", "모든 채널",
    ),
}  # fmt: skip
