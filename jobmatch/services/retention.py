"""Takes away what is past its time, by the rules of ``domain.retention_rules``; dry unless it is told to act."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain import retention_rules as rules
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import MessageState
from jobmatch.extensions.db import count_changed, db, transaction
from jobmatch.models import (
    AccountSession,
    Fair,
    FairRegistration,
    MonthPaper,
    OutboxMessage,
    PhoneCall,
    PovertyImport,
    SignedLink,
)
from jobmatch.services import audit

EMPTY = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A rule and how many rows are past it."""

    rule: rules.Rule
    count: int


def apply(actor: Actor, *, write: bool) -> list[Outcome]:
    """Count what is past its time, or take it away; a second run finds nothing."""
    moment = clock.now()
    with transaction():
        outcomes = [_apply_rule(rule, rule.limit(moment), write) for rule in rules.RULES]
        if write:
            for outcome in outcomes:
                if outcome.count:
                    audit.record(actor, "apply_retention", "site", outcome.rule.name)
    return outcomes


def _apply_rule(rule: rules.Rule, limit: datetime, write: bool) -> Outcome:
    statement = _statement(rule, limit)
    if write:
        return Outcome(rule, count_changed(statement))
    condition = statement.whereclause
    table = statement.table
    assert condition is not None
    return Outcome(rule, db.session.scalar(sa.select(sa.func.count()).select_from(table).where(condition)) or 0)


def _statement(rule: rules.Rule, limit: datetime) -> sa.Update | sa.Delete:
    m, r, c, p = OutboxMessage, FairRegistration, PhoneCall, PovertyImport
    over = sa.and_(m.state.in_((MessageState.SENT, MessageState.CANCELLED)), m.created_at < limit, m.body != EMPTY)
    past = sa.select(Fair.id).where(Fair.ends_on < clock.local(limit).date())
    guests = sa.and_(r.guest_name.is_not(None), r.fair_id.in_(past))
    statements: dict[rules.Rule, sa.Update | sa.Delete] = {
        rules.MESSAGES: sa.update(m).where(over).values(body=EMPTY, subject=EMPTY, recipient_name=EMPTY, address=None),
        rules.LINKS: sa.delete(SignedLink).where(SignedLink.expires_at < limit),
        rules.SESSIONS: sa.delete(AccountSession).where(AccountSession.started_at < limit),
        rules.GUESTS: sa.update(r).where(guests).values(guest_name=None, guest_phone=None),
        rules.PAPERS: sa.delete(MonthPaper).where(MonthPaper.added_at < limit),
        rules.CALLS: sa.update(c).where(c.at < limit, c.note.is_not(None)).values(note=None),
        rules.SHEETS: sa.update(p).where(p.stored_at < limit, p.content.is_not(None)).values(content=None),
    }
    return statements[rule]
