"""What stands on an employer's monthly page, a section per kind of open matter.

To ask one thing more, add a ``Section`` to ``SECTIONS``: how its questions are found, and what an answer does. ``store``
gets only answers to questions that its own ``find`` gave for this very employer, so it need not check the reach again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.employer_questions import Question
from jobmatch.domain.enums import VacancyState
from jobmatch.domain.follow_up_rules import Side
from jobmatch.domain.names import first_name
from jobmatch.domain.placement_rules import Evidence
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db
from jobmatch.models import Vacancy
from jobmatch.queries import employer_reports as reads
from jobmatch.queries import follow_ups as follow_up_reads
from jobmatch.services import asking, follow_ups, hiring, placements, vacancies

YES, NO = "yes", "no"
HIRED_OR_NOT = (("yes", N_("Diterima"), "ok"), ("no", N_("Tidak"), "warn"))
STILL_OPEN = ("open", N_("Masih dibuka"), "plain")
OPEN_AGAIN = ("open", N_("Buka lagi"), "plain")
FILLED = ("filled", N_("Sudah terisi"), "ok")
SAYS_SO = N_("bilang sudah bekerja pada Anda sebagai %(job)s. Benar?")
SAYS_SO_AT_FAIR = N_("datang ke stan Anda di %(fair)s, %(day)s, dan bilang sudah bekerja pada Anda. Benar?")
IS_IT_SO = N_("bekerja pada Anda sebagai %(job)s?")
GIVEN_UP = ("withdrawn", N_("Tidak jadi"), "warn")


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of matter: its heading, its questions for one employer, and what their answers do (by key)."""

    title: str
    lead: str
    find: Callable[[UUID], Sequence[Question]]
    store: Callable[[Actor, Mapping[str, str]], None]


def ids_of(kind: str, said: Mapping[str, str]) -> dict[UUID, str]:
    """Return the answers to one kind of question by the id of what they are about."""
    return {UUID(key.partition(":")[2]): value for key, value in said.items() if key.partition(":")[0] == kind}


def _find_vacancies(employer_id: UUID) -> list[Question]:
    found = reads.list_open_vacancies(employer_id)
    inside: dict[UUID, list[Question]] = {vacancy.id: [] for vacancy in found}
    for row in reads.list_open_applicants(list(inside)):
        inside[row.vacancy_id].append(
            Question(
                f"applicant:{row.id}",
                first_name(row.name),
                N_("melamar %(day)s"),
                {"day": clock.local(row.applied_at).date()},
                HIRED_OR_NOT[:1],
            )
        )
    return [_about(vacancy, inside[vacancy.id]) for vacancy in found]


def _about(vacancy: Vacancy, applicants: list[Question]) -> Question:
    is_over = vacancy.state is VacancyState.EXPIRED
    return Question(
        f"vacancy:{vacancy.id}",
        vacancy.title,
        N_("butuh %(posts)s orang, sudah lewat tanggal tutup") if is_over else N_("butuh %(posts)s orang"),
        {"posts": vacancy.posts},
        (OPEN_AGAIN, FILLED) if is_over else (STILL_OPEN, FILLED, GIVEN_UP),
        nobody=None if is_over else "open",
        children=(*applicants, Question(f"outside:{vacancy.id}", N_("Orang lain, bukan dari daftar ini (berapa orang?)"))),
    )


def _store_vacancies(actor: Actor, said: Mapping[str, str]) -> None:
    for application_id in ids_of("applicant", said):
        hiring.hire_applicant(actor, application_id)
    for vacancy_id, value in ids_of("vacancy", said).items():
        state = db.session.get_one(Vacancy, vacancy_id).state
        if value == "filled" and state is not VacancyState.FILLED:
            vacancies.report_filled(actor, vacancy_id)
        elif value == "withdrawn":
            vacancies.withdraw_vacancy(actor, vacancy_id)
        elif value == "open" and state is VacancyState.EXPIRED:
            vacancies.renew_vacancy(actor, vacancy_id)


def _find_seen(employer_id: UUID) -> list[Question]:
    return [
        Question(
            f"visit:{row.id}:{row.booth_id}",
            first_name(row.name),
            SAYS_SO_AT_FAIR if row.seeker_says else N_("datang ke stan Anda di %(fair)s, %(day)s"),
            {"fair": row.fair_name, "day": clock.local(row.seen_at).date()},
            HIRED_OR_NOT,
            nobody=NO,
        )
        for row in reads.list_open_visits(employer_id)
    ]


def _store_seen(actor: Actor, said: Mapping[str, str]) -> None:
    by_booth: dict[UUID, dict[UUID, bool]] = {}
    for key, value in said.items():
        _, visit_id, booth_id = key.split(":")
        by_booth.setdefault(UUID(booth_id), {})[UUID(visit_id)] = value == YES
    for booth, answers in by_booth.items():
        asking.answer_for_booth(actor, booth, answers, {})


def _find_hires(employer_id: UUID) -> list[Question]:
    asked_above = {f"visit:{row.id}" for row in reads.list_open_visits(employer_id)}
    return [
        Question(
            f"placement:{row.id}",
            first_name(row.name),
            SAYS_SO if row.seeker_says else IS_IT_SO,
            {"job": row.job_title},
            (("yes", N_("Benar"), "ok"), ("no", N_("Tidak"), "warn")),
            nobody=NO,
        )
        for row in reads.list_silent_placements(employer_id)
        if row.origin_key not in asked_above
    ]


def _store_hires(actor: Actor, said: Mapping[str, str]) -> None:
    for placement_id, value in ids_of("placement", said).items():
        placements.answer(actor, placement_id, Evidence.EMPLOYER, value == YES)


def _find_stays(employer_id: UUID) -> list[Question]:
    return [
        Question(
            f"stay:{row.id}:{row.day}",
            first_name(row.person_name),
            N_("%(job)s sejak %(day)s, sudah %(days)s hari"),
            {"job": row.job_title, "day": row.start_on, "days": row.day},
            (("yes", N_("Masih bekerja"), "ok"), ("no", N_("Sudah berhenti"), "warn")),
        )
        for row in follow_up_reads.list_employer_due(employer_id)
    ]


def _store_stays(actor: Actor, said: Mapping[str, str]) -> None:
    for key, value in said.items():
        _, placement_id, day = key.split(":")
        follow_ups.answer(actor, UUID(placement_id), follow_ups.Word(int(day), Side.EMPLOYER, value == YES))


SECTIONS: tuple[Section, ...] = (
    Section(
        N_("Lowongan Anda"),
        N_("Masih dibuka, atau sudah terisi? Tandai juga siapa yang diterima."),
        _find_vacancies,
        _store_vacancies,
    ),
    Section(N_("Dari Job Fair"), N_("Orang yang datang ke stan Anda dan belum ada kabarnya."), _find_seen, _store_seen),
    Section(N_("Orang yang bekerja pada Anda"), N_("Cocokkan dengan keadaan sebenarnya."), _find_hires, _store_hires),
    Section(
        N_("Masih bekerja pada Anda?"),
        N_("Ditanya setelah 30, 60 dan 90 hari. Cukup satu ketukan."),
        _find_stays,
        _store_stays,
    ),
)
