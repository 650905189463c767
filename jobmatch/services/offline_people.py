"""Takes in people whom a phone noted without a network, once each: somebody new, or somebody on file with an answer."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, OtherAnswer, RowAnswer
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import MonthEntry, VillageMonthRow
from jobmatch.queries.month_people import list_namesakes
from jobmatch.queries.registry import get_month
from jobmatch.services.month_entries import Sent, receive_answers
from jobmatch.services.month_people import NewPerson, add_known_person, add_new_person
from jobmatch.services.village_months import RowReply

SAME_PERSON = N_("Nama dan tahun lahir ini sudah tercatat di desa ini. Periksa dulu apakah orangnya sama.")


@dataclass(frozen=True, slots=True)
class Noted:
    """What a phone noted of somebody on file; without an answer the person is only put on the list."""

    person_id: UUID
    id: UUID
    how_known: HowKnown
    answer: RowAnswer | None = None
    other: OtherAnswer | None = None


def receive_new_person(actor: Actor, month_id: UUID, new: NewPerson, *, is_sure: bool) -> None:
    """Put somebody new on file and on the list; the same key again changes nothing, also after the month was sent.

    Raises:
        NotFound, NotAllowed, RuleBroken: out of reach, locked, or a namesake whom nobody has looked at yet.
    """
    with transaction():
        one_at_a_time("month_people", month_id)
        get_month(actor, month_id)
        row = VillageMonthRow
        if db.session.scalar(sa.select(row.id).where(row.village_month_id == month_id, row.client_id == new.key)) is not None:
            return
        if not is_sure and list_namesakes(actor, month_id, new.full_name, new.birth_year):
            raise RuleBroken(SAME_PERSON, field="full_name")
        add_new_person(actor, month_id, new)


def receive_known_person(actor: Actor, month_id: UUID, noted: Noted) -> None:
    """Put somebody on file on the list, with what the phone noted; the same again changes nothing.

    An answer that another phone gave stands beside this one until somebody decides.

    Raises:
        NotFound, NotAllowed, RuleBroken: out of reach, locked, or to be asked at the counter.
    """
    with transaction():
        one_at_a_time("month_people", month_id)
        get_month(actor, month_id)
        row = VillageMonthRow
        listed = sa.select(row.id).where(row.village_month_id == month_id, row.person_id == noted.person_id)
        row_id = db.session.scalar(listed) or add_known_person(actor, month_id, noted.person_id)
        if noted.answer is None or db.session.get(MonthEntry, noted.id) is not None:
            return
        reply = RowReply(row_id, noted.answer, noted.how_known, noted.other)
        for receipt in receive_answers(actor, month_id, [Sent(noted.id, reply)]):
            if receipt.broken is not None:
                raise receipt.broken
