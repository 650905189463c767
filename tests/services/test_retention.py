"""Each class of data goes after its own time and not before; a dry run takes nothing; a second run finds nothing."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
import time_machine

from jobmatch import clock
from jobmatch.domain import retention_rules as rules
from jobmatch.domain.actors import Actor
from jobmatch.extensions.db import db, transaction
from jobmatch.models import AuditEvent, FairRegistration, OutboxMessage, SignedLink
from jobmatch.queries.fairs import list_sessions
from jobmatch.services import fairs, outbox, retention, signed_links

SYSTEM = Actor.system()


@pytest.fixture
def old_things(db_session):
    now = clock.now()
    outbox.queue_message(outbox.Letter("old", "village:17.02.11.2012", "Isi pesan", recipient_name="Rina", address="+62812"))
    outbox.queue_message(outbox.Letter("open", "village:17.02.11.2012", "Belum terkirim"))
    with transaction() as session:
        session.execute(sa.update(OutboxMessage).where(OutboxMessage.event_key == "old").values(state="sent"))
    signed_links.issue_link("x", "person", "1", phone=None, days=1)
    plan = fairs.SessionPlan(now + timedelta(hours=1), now + timedelta(hours=2), 5, door="A")
    fair_id = fairs.plan_fair(SYSTEM, "Job Fair lama", "GSG", clock.today(), clock.today() + timedelta(days=1), (plan,))
    fairs.register_guest(SYSTEM, fair_id, fairs.Guest("Tamu", "081300000000"), fairs.Wish(list_sessions(fair_id)[0].id))


def counts(*, write: bool) -> dict[str, int]:
    return {outcome.rule.name: outcome.count for outcome in retention.apply(SYSTEM, write=write) if outcome.count}


def after(days: int):
    return time_machine.travel(clock.now() + timedelta(days=days), tick=False)


def test_each_class_goes_after_its_own_time_and_leaves_what_is_counted(old_things) -> None:
    with after(rules.LINKS.days - 1):
        assert counts(write=False) == {}
    with after(rules.MESSAGES.days + 2):
        assert counts(write=False) == {"messages": 1, "links": 1}
        assert db.session.scalar(sa.select(sa.func.count()).select_from(SignedLink)) == 1, "a dry run takes nothing"
        assert counts(write=True) == {"messages": 1, "links": 1}
        assert counts(write=True) == {}
    sent, waiting = db.session.scalars(sa.select(OutboxMessage).order_by(OutboxMessage.event_key.desc()).limit(2)).all()[::-1]
    assert {sent.body, waiting.body} == {"", "Belum terkirim"}
    with after(rules.GUESTS.days + 3):
        assert counts(write=True)["guests"] == 1
    ticket = db.session.scalars(sa.select(FairRegistration)).one()
    assert (ticket.guest_name, ticket.guest_phone) == (None, None)
    assert "apply_retention" in db.session.scalars(sa.select(AuditEvent.action)).all()


def test_every_rule_says_what_happens_and_since_when() -> None:
    assert len({rule.name for rule in rules.RULES}) == len(rules.RULES)
    assert all(rule.days >= 30 and rule.words and rule.holds_from for rule in rules.RULES)
