"""What people type where an e-mail address is asked and they have none, or that cannot be one."""

# Names before the @ that stand for "no address"; shared by many people, so they must never join two of them.
PLACEHOLDERS = frozenset({
    "geen", "geenmail", "geenemail", "geen-email", "geen.email", "onbekend", "nvt",
    "ingen", "ingenmail", "ingenemail", "ukendt", "keine", "keinemail", "keineemail", "unbekannt",
    "aucun", "inconnu", "sansmail", "none", "noemail", "no-email", "no.email", "nomail", "no-mail", "noreply",
    "no-reply", "donotreply", "unknown", "notprovided", "nobody", "asdf", "xxx", "aaa",
})  # fmt: skip

# Endings that the internet keeps free for tests and local networks.
NO_ENDINGS = frozenset({"test", "invalid", "localhost", "local", "example", "internal", "lan"})
