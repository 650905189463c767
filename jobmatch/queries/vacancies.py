"""Reads of vacancies: the public list, the employer's own, and what waits for staff."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import OFFICE_STAFF, Actor
from jobmatch.domain.enums import PlacementState, Role, VacancyOrigin, VacancyState
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db
from jobmatch.models import Application, District, Employer, Placement, Vacancy, Village
from jobmatch.queries.counting import Count, CountStatement

FILLED_BY = (PlacementState.CONFIRMED, PlacementState.STARTED, PlacementState.ENDED)
PAGE_SIZE = 20
CUT_OFF = N_("Usaha ini sedang ditutup petugas. Data orang tidak ditampilkan dan tidak bisa dijawab. Hubungi kantor kami.")


@dataclass(frozen=True, slots=True)
class ShownVacancy:
    """A vacancy with the names a page needs, and how many of its posts are filled (by confirmed placements)."""

    vacancy: Vacancy
    employer: Employer | None
    village_name: str | None
    district_name: str | None
    filled_count: int
    application_count: int

    @property
    def posts_left(self) -> int:
        """Return how many posts nobody has been confirmed for."""
        return max(0, self.vacancy.posts - self.filled_count)


@dataclass(frozen=True, slots=True)
class VacancyPage:
    """One page of a list, with the size of the whole."""

    rows: Sequence[ShownVacancy]
    total: int
    page: int

    @property
    def page_count(self) -> int:
        """Return how many pages there are."""
        return max(1, -(-self.total // PAGE_SIZE))


def list_public(page: int = 1) -> VacancyPage:
    """Return what is open to everybody, newest first."""
    conditions = is_public()
    total = db.session.scalar(sa.select(sa.func.count()).select_from(Vacancy).where(*conditions)) or 0
    statement = (
        select_shown()
        .where(*conditions)
        .order_by(Vacancy.published_at.desc(), Vacancy.id)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    return VacancyPage(select_rows(statement), total, page)


def get_public(vacancy_id: UUID) -> ShownVacancy:
    """Return a vacancy the public may read: open now, or published once (the page then says that it is closed)."""
    shown = _first(select_shown().where(Vacancy.id == vacancy_id, Vacancy.origin == VacancyOrigin.OFFICE))
    if shown.vacancy.published_at is None or shown.vacancy.state in (VacancyState.WAITING, VacancyState.RETURNED):
        raise NotFound()
    return shown


def is_open(shown: ShownVacancy) -> bool:
    """Tell whether a vacancy takes applications today."""
    vacancy = shown.vacancy
    return (
        vacancy.state is VacancyState.PUBLISHED
        and vacancy.origin is VacancyOrigin.OFFICE
        and (vacancy.expires_on is None or vacancy.expires_on >= clock.today())
        and (shown.employer is None or shown.employer.blocked_at is None)
    )


def list_own(actor: Actor) -> Sequence[ShownVacancy]:
    """Return all vacancies of the actor's employer, newest first."""
    if actor.employer_id is None:
        return []
    statement = select_shown().where(Vacancy.employer_id == actor.employer_id, Vacancy.origin == VacancyOrigin.OFFICE)
    return select_rows(statement.order_by(Vacancy.created_at.desc(), Vacancy.id))


def get_own(actor: Actor, vacancy_id: UUID) -> ShownVacancy:
    """Return a vacancy of the actor's employer; staff reach every one of ours."""
    shown = _first(select_shown().where(Vacancy.id == vacancy_id, Vacancy.origin == VacancyOrigin.OFFICE))
    is_own = actor.role is Role.EMPLOYER and actor.employer_id is not None and shown.vacancy.employer_id == actor.employer_id
    if not (is_own or actor.role in OFFICE_STAFF):
        raise NotFound()
    return shown


def get_with_people(actor: Actor, vacancy_id: UUID) -> ShownVacancy:
    """Return a vacancy whose people may be looked at: an employer that staff closed sees nobody any more.

    Raises:
        NotAllowed: it is closed. NotFound: not this actor's.
    """
    shown = get_own(actor, vacancy_id)
    if is_cut_off(actor, shown):
        raise NotAllowed(CUT_OFF)
    return shown


def is_cut_off(actor: Actor, shown: ShownVacancy) -> bool:
    """Tell whether the acting employer was closed by staff."""
    return actor.role is Role.EMPLOYER and shown.employer is not None and shown.employer.blocked_at is not None


def find_many(vacancy_ids: Sequence[UUID]) -> dict[UUID, ShownVacancy]:
    """Return vacancies by id, in one read."""
    return {shown.vacancy.id: shown for shown in select_rows(select_shown().where(Vacancy.id.in_(vacancy_ids)))}


def list_waiting(actor: Actor) -> Sequence[ShownVacancy]:
    """Return what staff have to look at, longest waiting first."""
    _require_staff(actor)
    statement = select_shown().where(Vacancy.state == VacancyState.WAITING, Vacancy.origin == VacancyOrigin.OFFICE)
    return select_rows(statement.order_by(Vacancy.submitted_at, Vacancy.id))


@Count
def count_waiting(actor: Actor) -> CountStatement:
    """Return how many vacancies wait for staff."""
    _require_staff(actor)
    waiting = (Vacancy.state == VacancyState.WAITING, Vacancy.origin == VacancyOrigin.OFFICE)
    return sa.select(sa.func.count()).select_from(Vacancy).where(*waiting)


def count_by_state(actor: Actor) -> dict[VacancyState, int]:
    """Return how many of our vacancies stand in each state."""
    _require_staff(actor)
    statement = sa.select(Vacancy.state, sa.func.count()).where(Vacancy.origin == VacancyOrigin.OFFICE).group_by(Vacancy.state)
    return {row[0]: row[1] for row in db.session.execute(statement)}


def count_filled(vacancy_id: UUID) -> int:
    """Return how many posts of a vacancy are filled: one for each confirmed placement."""
    statement = (
        sa.select(sa.func.count())
        .select_from(Placement)
        .where(Placement.vacancy_id == vacancy_id, Placement.state.in_(FILLED_BY))
    )
    return db.session.scalar(statement) or 0


def is_public() -> tuple[sa.ColumnElement[bool], ...]:
    """Return the conditions of everything the public may apply to today."""
    today = clock.today()
    return (
        Vacancy.state == VacancyState.PUBLISHED,
        Vacancy.origin == VacancyOrigin.OFFICE,
        sa.or_(Vacancy.expires_on.is_(None), Vacancy.expires_on >= today),
        Vacancy.employer_id.not_in(sa.select(Employer.id).where(Employer.blocked_at.is_not(None))),
    )


def select_shown() -> sa.Select[Vacancy, Employer, str, str, int, int]:
    """Return the statement behind every shown vacancy, for a caller to narrow and order."""
    filled = (
        sa.select(sa.func.count())
        .select_from(Placement)
        .where(Placement.vacancy_id == Vacancy.id, Placement.state.in_(FILLED_BY))
        .correlate(Vacancy)
        .scalar_subquery()
    )
    applied = (
        sa.select(sa.func.count())
        .select_from(Application)
        .where(Application.vacancy_id == Vacancy.id)
        .correlate(Vacancy)
        .scalar_subquery()
    )
    return (
        sa.select(Vacancy, Employer, Village.name, District.name, filled, applied)
        .outerjoin(Employer, Employer.id == Vacancy.employer_id)
        .outerjoin(Village, Village.code == Vacancy.village_code)
        .outerjoin(District, District.code == Village.district_code)
    )


def select_rows(statement: sa.Select[Vacancy, Employer, str, str, int, int]) -> Sequence[ShownVacancy]:
    """Run such a statement."""
    return [ShownVacancy(*row) for row in db.session.execute(statement)]


def _first(statement: sa.Select[Vacancy, Employer, str, str, int, int]) -> ShownVacancy:
    row = db.session.execute(statement).first()
    if row is None:
        raise NotFound()
    return ShownVacancy(*row)


def _require_staff(actor: Actor) -> None:
    if actor.role not in OFFICE_STAFF:
        raise NotAllowed()


def list_by_state(actor: Actor, state: VacancyState, only_unreported: bool, page: int = 1) -> VacancyPage:
    """Return our vacancies in a state for staff, newest first; perhaps only those without a national number."""
    _require_staff(actor)
    conditions = [Vacancy.state == state, Vacancy.origin == VacancyOrigin.OFFICE]
    if only_unreported:
        conditions.append(Vacancy.national_number.is_(None))
    return _page(conditions, page)


def count_unreported(actor: Actor) -> int:
    """Return how many public vacancies have no national number yet."""
    _require_staff(actor)
    statement = sa.select(sa.func.count()).select_from(Vacancy).where(*is_public(), Vacancy.national_number.is_(None))
    return db.session.scalar(statement) or 0


def list_imported(actor: Actor, words: str, page: int = 1) -> VacancyPage:
    """Return adverts brought in from elsewhere, apart from everything of ours."""
    _require_staff(actor)
    conditions = [Vacancy.origin == VacancyOrigin.IMPORTED]
    if words.strip():
        conditions.append(sa.func.lower(Vacancy.title).contains(words.strip().lower(), autoescape=True))
    return _page(conditions, page)


def _page(conditions: Sequence[sa.ColumnElement[bool]], page: int) -> VacancyPage:
    total = db.session.scalar(sa.select(sa.func.count()).select_from(Vacancy).where(*conditions)) or 0
    statement = select_shown().where(*conditions).order_by(Vacancy.created_at.desc(), Vacancy.id)
    return VacancyPage(select_rows(statement.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)), total, page)
