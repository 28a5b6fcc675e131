"""What one customer may be sent: the same answer as for whole lists, and where it comes from."""

from desktop_seg.model.customer import Channel, Consent
from desktop_seg.store.may_write import may_write_sql
from desktop_seg.store.permission import Permission, permissions
from tests.shops import day, shop_with

AS_OF = day("2025-06-30")


def _of(found: tuple[Permission, ...], channel: Channel) -> Permission:
    return next(each for each in found if each.channel is channel)


def test_every_channel_says_the_same_as_the_lists() -> None:
    db = shop_with(
        customers="""
        yes   email=a@example.com consent_email=yes street=Main city=Utrecht phone=+311
        no    email=b@example.com consent_email=no consent_post=no street=Main city=Utrecht
        mute  email=c@example.com
        bare  consent_email=yes
        child email=d@example.com consent_email=yes birth=2015-01-01
        """
    )
    ids = [int(row[0] or 0) for row in db.rows("SELECT id FROM customer")]
    for channel in Channel:
        allowed = {
            int(row[0] or 0)
            for row in db.rows(f"SELECT c.id FROM customer c WHERE {may_write_sql(channel, AS_OF)}", {"as_of": AS_OF})
        }
        for id in ids:
            assert (not _of(permissions(db, id, AS_OF), channel).obstacles) == (id in allowed)


def test_the_last_word_with_its_day_and_source() -> None:
    db = shop_with(customers="anna email=a@example.com")
    with db.transaction():
        for import_id, status, said_on, source in ((1, "yes", "2025-01-02", "Mailing"), (2, "no", "2025-03-04", "Nee")):
            db.run(
                """INSERT INTO consent(customer_id, channel, import_id, source_row, status, day, source)
                   VALUES (1, 'email', ?, 1, ?, ?, ?)""",
                (import_id, status, day(said_on), source),
            )
    email = _of(permissions(db, 1, AS_OF), Channel.EMAIL)
    assert (email.status, email.day, email.source) == (Consent.NO, day("2025-03-04"), "Nee")
    assert email.obstacles == ("Said no",)
    assert _of(permissions(db, 1, AS_OF), Channel.SMS).status is Consent.UNKNOWN
