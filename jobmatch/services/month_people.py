"""People who come onto a village's list during the month: new ones, and those on file whom the list does not carry."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.age_groups import OLDEST_PLAUSIBLE, WORKING_AGE_FROM
from jobmatch.domain.enums import HowKnown, LabourStatus, NikState, OtherAnswer, Role, RowAnswer, Sex
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.labour_status import LabourAnswers, LabourResult, StatusGround, labour_result
from jobmatch.domain.local_work import BY_CODE
from jobmatch.domain.phones import normalise_phone
from jobmatch.domain.registry_checks import MESSAGES
from jobmatch.domain.texts import N_
from jobmatch.domain.transitions import MONTH, next_state
from jobmatch.extensions.db import db, transaction
from jobmatch.extensions.sealed import nik_index
from jobmatch.models import Person, VillageMonth, VillageMonthRow
from jobmatch.queries.month_people import list_namesakes
from jobmatch.queries.observations import find_latest_observation
from jobmatch.services import audit, recommendations
from jobmatch.services.month_findings import reaches
from jobmatch.services.seekers import SeekerDetails, add_profile
from jobmatch.services.village_months import get_month_to_enter

ALREADY_LISTED = N_("Orang ini sudah ada di daftar bulan ini.")
YEAR_AHEAD = N_("Tahun lahir %(year)d tidak mungkin. Tulis empat angka, misalnya 2001.")


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What a village says of somebody new. ``can_do`` and ``wants`` are codes of the pictures."""

    full_name: str
    sex: Sex
    birth_year: int
    labour: LabourAnswers
    phone: str | None = None
    education_level: str | None = None
    can_do: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    max_distance_km: int | None = None
    licences: tuple[str, ...] = ()
    birth_date: date | None = None
    nik: str | None = None
    key: str | None = None
    """By what a file, a page or a phone knows that it has already brought this person in."""


def add_new_person(actor: Actor, month_id: UUID, new: NewPerson) -> UUID:
    """Put somebody new on file and on the list, with a seeking profile; the status is computed, never asked.

    The same ``key`` again adds nobody.
    """
    with transaction():
        month = get_month_to_enter(actor, month_id)
        if new.key and (known := _added_before(month_id, new.key)):
            return known
        month.state = next_state(MONTH, month.state, "answer")
        age = checked_age(new.birth_year, month.month)
        result = labour_result(replace(new.labour, age=age))
        looks_like = bool(list_namesakes(actor, month_id, new.full_name, new.birth_year))
        person = _person(actor, month, new)
        db.session.add(person)
        db.session.flush()
        add_profile(person.id, _details(new, month.village_code))
        row = _new_row(actor, month, person.id)
        row.is_new, row.how_known, row.client_id = True, HowKnown.MET, new.key
        row.answer, row.other = _derived_answer(result)
        row.answers = _answers(new, result, row, looks_like)
        audit.record(actor, "add_person", "person", person.id)
        recommendations.ask_for_person(actor, person.id)
        return person.id


def _added_before(month_id: UUID, key: str) -> UUID | None:
    # The month's row is locked since get_month_to_enter, so nobody adds beside us.
    row = VillageMonthRow
    return db.session.scalar(sa.select(row.person_id).where(row.village_month_id == month_id, row.client_id == key))


def add_known_person(actor: Actor, month_id: UUID, person_id: UUID) -> UUID:
    """Put somebody on file of the village on the list; nobody stands on it twice."""
    with transaction():
        month = get_month_to_enter(actor, month_id)
        person = db.session.get(Person, person_id)
        if person is None or person.village_code != month.village_code or person.died_on or person.merged_into_id:
            raise NotFound
        listed = sa.select(VillageMonthRow.id).where(
            VillageMonthRow.village_month_id == month_id, VillageMonthRow.person_id == person_id
        )
        if db.session.scalar(listed) is not None:
            raise RuleBroken(ALREADY_LISTED)
        month.state = next_state(MONTH, month.state, "answer")
        row = _new_row(actor, month, person_id)
        row.is_due = not person.asks_for_counter
        row.how_known = HowKnown.NOT_ASKED if person.asks_for_counter else None
        latest = find_latest_observation(person_id, clock.today())
        row.carried_observation_id = latest.id if latest else None
        audit.record(actor, "list_person", "person", person_id)
        db.session.flush()
        return row.id


def wish_for_counter(actor: Actor, person_id: UUID, wishes: bool) -> None:
    """Note that a person wants to be asked at the counter instead of by the village, or no longer does."""
    with transaction():
        person = db.session.get(Person, person_id)
        if person is None or person.village_code is None or not reaches(actor, person.village_code):
            raise NotFound
        if actor.role not in (Role.VILLAGE_OFFICER, Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD):
            raise NotAllowed
        person.asks_for_counter = wishes
        open_rows = (
            sa.select(VillageMonthRow)
            .join(VillageMonth, VillageMonth.id == VillageMonthRow.village_month_id)
            .where(VillageMonthRow.person_id == person_id, VillageMonth.is_latest, VillageMonth.submitted_at.is_(None))
        )
        for row in db.session.scalars(open_rows):
            row.answer, row.other, row.is_due = None, None, row.is_due and not wishes
            row.how_known = HowKnown.NOT_ASKED if wishes else None
        audit.record(actor, "wish_for_counter", "person", person_id, fields=["asks_for_counter"])


def checked_age(birth_year: int, month: date) -> int:
    """Return the age that somebody new reaches in the month's year.

    Raises:
        RuleBroken: the year cannot be, or the person is too young for the list.
    """
    age = month.year - birth_year
    if not 0 <= age <= OLDEST_PLAUSIBLE:
        raise RuleBroken(YEAR_AHEAD, field="birth_year", year=birth_year)
    if age < WORKING_AGE_FROM:
        raise RuleBroken(MESSAGES["row_under_age"], field="birth_year", age=age)
    return age


def _person(actor: Actor, month: VillageMonth, new: NewPerson) -> Person:
    name = " ".join(new.full_name.split())
    return Person(
        full_name=name,
        name_key=name.casefold(),
        birth_year=new.birth_year,
        birth_date=new.birth_date,
        nik=new.nik,
        nik_index=nik_index(new.nik) if new.nik else None,
        nik_state=NikState.PENDING if new.nik else NikState.NONE,
        sex=new.sex,
        village_code=month.village_code,
        phone=normalise_phone(new.phone) if new.phone else None,
        education_level=new.education_level or None,
        door="village",
        created_at=clock.now(),
        created_by=actor.user_id,
    )


def _details(new: NewPerson, village_code: str) -> SeekerDetails:
    can_do, wants = ([BY_CODE[code] for code in codes if code in BY_CODE] for codes in (new.can_do, new.wants))
    return SeekerDetails(
        full_name=new.full_name,
        birth_date=date(new.birth_year, 1, 1),  # not read for a profile; the person keeps the year alone
        sex=new.sex,
        village_code=village_code,
        skills=tuple(kind.skill for kind in can_do),
        desired_titles=tuple(kind.title for kind in wants),
        max_distance_km=new.max_distance_km,
        licences=new.licences,
    )


def _new_row(actor: Actor, month: VillageMonth, person_id: UUID) -> VillageMonthRow:
    last = db.session.scalar(sa.select(sa.func.max(VillageMonthRow.number)).where(VillageMonthRow.village_month_id == month.id))
    row = VillageMonthRow(village_month_id=month.id, person_id=person_id, number=(last or 0) + 1, answers={})
    row.answered_at, row.answered_by = clock.now(), actor.user_id
    db.session.add(row)
    return row


def _derived_answer(result: LabourResult) -> tuple[RowAnswer, OtherAnswer | None]:
    if result.status in (LabourStatus.EMPLOYED, LabourStatus.PART_TIME):
        return RowAnswer.NOW_WORKING, None
    if result.status is LabourStatus.NOT_IN_FORCE:
        return RowAnswer.OTHER, OtherAnswer.SCHOOL if result.ground is StatusGround.SCHOOL else OtherAnswer.NOT_SEEKING
    return RowAnswer.STILL_NOT_WORKING, None


def _answers(new: NewPerson, result: LabourResult, row: VillageMonthRow, looks_like: bool) -> dict[str, Any]:
    labour = {name: value for name, value in asdict(new.labour).items() if value is not None and name != "age"}
    return {
        "status": result.status.value,
        "is_neet": result.is_neet,
        "answer": row.answer.value if row.answer else None,
        "other": row.other.value if row.other else None,
        "labour": labour,
        "sex": new.sex.value,
        "looks_like": looks_like,
    }
