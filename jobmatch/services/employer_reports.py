"""The one report of an employer for a month: asked by one link, answered on one page, kept as its report of filling."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.employer_questions import Answers, Question, is_asking_day, keep_asked, nobody_hired
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Employer, EmployerReport
from jobmatch.queries import employer_reports as reads
from jobmatch.services import audit, signed_links
from jobmatch.services.outbox import Letter, is_queued, queue_message
from jobmatch.services.report_sections import SECTIONS, Section

LINK = "employer_month"
ASKERS = (Role.PLACEMENT, Role.SECTION_HEAD, Role.SYSTEM)
HELPERS = (Role.COUNTER, *ASKERS)
FIRST_DAY = 1
REMIND_AFTER = timedelta(days=7)
NOTHING_SAID = N_("Belum ada yang dijawab. Jawab satu hal saja pun boleh, atau tekan “Tidak ada yang diterima”.")
TEXT = N_(
    "%(employer)s: kabar bulan ini cukup di satu halaman, dua menit. Lowongan masih buka? Siapa yang diterima? Buka %(link)s."
)
REMINDER = N_("%(employer)s: kabar bulan ini belum kami terima. Satu halaman, dua menit, tanpa kata sandi: %(link)s.")


def this_month() -> date:
    """Return the month that a report of today belongs to."""
    return clock.today().replace(day=1)


def ask_due(actor: Actor, base_url: str) -> int:
    """Ask on the first days of a month, and once more a week later whoever has not answered. Returns new messages."""
    asked = ask_month(actor, base_url) if is_asking_day(clock.today(), FIRST_DAY) else 0
    return asked + remind(actor, base_url)


def ask_month(actor: Actor, base_url: str) -> int:
    """Send this month's link to every employer at which something is open; those already asked are left alone."""
    _require(actor, ASKERS)
    with transaction():
        one_at_a_time("employer_reports", this_month().isoformat())
        found = reads.list_employers_to_ask(this_month())
        for employer in found:
            report = EmployerReport(employer_id=employer.id, month=this_month(), asked_at=clock.now(), facts={})
            db.session.add(report)
            db.session.flush()
            _send(employer, report, "ask", TEXT, base_url)
        if found:
            audit.record(actor, "ask_employers", "month", this_month().isoformat())
        return len(found)


def remind(actor: Actor, base_url: str) -> int:
    """Send the link once more to those who have not answered for a week."""
    _require(actor, ASKERS)
    with transaction():
        late = reads.list_silent_reports(this_month(), clock.now() - REMIND_AFTER)
        return sum(_send(row.employer, row.report, "remind", REMINDER, base_url) for row in late)


def employer_behind(token: str) -> UUID:
    """Return whose report a link opens, without changing anything."""
    target = signed_links.open_link(token, LINK)
    report = db.session.get(EmployerReport, UUID(target.subject_id))
    if report is None:
        raise NotFound
    return report.employer_id


def find_open(employer_id: UUID) -> list[tuple[Section, list[Question]]]:
    """Return everything open at an employer, by section; sections without a question are left out."""
    found = [(section, list(section.find(employer_id))) for section in SECTIONS]
    return [(section, questions) for section, questions in found if questions]


def answer(actor: Actor, employer_id: UUID, said: Answers) -> UUID:
    """Store what an employer tells of its open matters; this act is its report of filling. Returns the report.

    What is not answered stays open. What was settled in the meantime (a second click, a second member) is passed over.
    """
    return _store(actor, employer_id, said, is_nobody=False)


def report_nobody(actor: Actor, employer_id: UUID) -> UUID:
    """Store in one act that nobody was hired: people of the fair and unanswered hires get a no, vacancies stay open."""
    return _store(actor, employer_id, {}, is_nobody=True)


def note_national(actor: Actor, employer_id: UUID, month: date, number: str) -> None:
    """Note that a month's report was copied to the national system, with the number it got there, if it got one."""
    with transaction():
        report = reads.get_report(actor, employer_id, month).report
        if report.answered_at is None:
            raise RuleBroken(N_("Laporan bulan ini belum dijawab, jadi belum ada yang disalin."))
        report.national_number = number.strip()[:40] or None
        report.national_at = report.national_at or clock.now()
        audit.record(actor, "report_nationally", "employer_report", report.id, fields=["national_number", "national_at"])


def actor_behind_link(employer_id: UUID) -> Actor:
    """Return who acts when a link is answered: the employer, without an account."""
    return Actor(role=Role.EMPLOYER, employer_id=employer_id)


def _store(actor: Actor, employer_id: UUID, said: Answers, *, is_nobody: bool) -> UUID:
    _require_reach(actor, employer_id)
    with transaction():
        one_at_a_time("employer_report", employer_id)
        open_now = find_open(employer_id)
        kept = [nobody_hired(questions) if is_nobody else keep_asked(questions, said) for _, questions in open_now]
        if not is_nobody and not any(kept):
            raise RuleBroken(NOTHING_SAID)
        for (section, _), answers in zip(open_now, kept, strict=True):
            section.store(actor, answers)
        report = _report_of_month(employer_id)
        questions = [question for _, found in open_now for question in found]
        report.facts = _facts(report.facts, questions, {k: v for part in kept for k, v in part.items()}, is_nobody=is_nobody)
        report.answered_at, report.answered_by = report.answered_at or clock.now(), report.answered_by or actor.user_id
        audit.record(actor, "answer_report", "employer_report", report.id, fields=["facts"])
        return report.id


def _facts(before: dict[str, Any], questions: list[Question], said: dict[str, str], *, is_nobody: bool) -> dict[str, Any]:
    here = {q.subject for q in questions if any(child.kind == "applicant" and child.key in said for child in q.children)}
    return {
        "said": {**before.get("said", {}), **said},
        "hired_at": sorted({*before.get("hired_at", ()), *here}),
        "nobody": is_nobody,
    }


def _report_of_month(employer_id: UUID) -> EmployerReport:
    report = reads.find_report(employer_id, this_month())
    if report is None:
        report = EmployerReport(employer_id=employer_id, month=this_month(), asked_at=clock.now(), facts={})
        db.session.add(report)
        db.session.flush()
    return report


def _send(employer: Employer, report: EmployerReport, what: str, text: str, base_url: str) -> bool:
    key, recipient = f"report:{report.id}:{what}", f"employer:{employer.id}"
    if is_queued(key, recipient):
        return False
    token = signed_links.issue_link(LINK, "employer_report", report.id, phone=employer.phone)
    body = text % {"employer": employer.name, "link": f"{base_url}/laporan-bulanan/{token}"}
    return queue_message(Letter(key, recipient, body, employer.name, "", address=employer.phone, email=employer.email))


def _require(actor: Actor, allowed: tuple[Role, ...]) -> None:
    if actor.role not in allowed:
        raise NotAllowed


def _require_reach(actor: Actor, employer_id: UUID) -> None:
    is_own = actor.role is Role.EMPLOYER and actor.employer_id == employer_id
    if not (is_own or actor.role in HELPERS) or db.session.get(Employer, employer_id) is None:
        raise NotFound
