"""Employers, their vacancies and candidates."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext, ngettext

from blueprints.employers import views
from blueprints.employers.blueprint import bp
from blueprints.employers.views.lists import READERS
from blueprints.employers.views.moderation import MODERATORS
from blueprints.shared.navigation import Area, NavItem, Task
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role, VacancyState
from jobmatch.domain.texts import N_
from jobmatch.queries import answer_rates, applications, call_list, employer_reports, vacancies
from jobmatch.services.employer_reports import this_month

STAFF_WRITERS = frozenset({Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD})


def employer_tasks(actor: Actor) -> Iterable[Task]:
    """What the employer has to mend, or its first vacancy."""
    if actor.role is not Role.EMPLOYER:
        return
    for vacancy_id, title, count in applications.list_waiting(actor):
        text = ngettext("Jawab %(num)s pelamar untuk “%(title)s”", "Jawab %(num)s pelamar untuk “%(title)s”", count, title=title)
        yield Task(text=text, url=url_for("employers.show_vacancy", vacancy_id=vacancy_id, _anchor="pelamar"), count=count)
    yield from _report_task(actor)
    own = vacancies.list_own(actor)
    if not own:
        yield Task(text=gettext("Pasang lowongan pertama Anda"), url=url_for("employers.post_vacancy"))
    for shown in own:
        if shown.vacancy.state is VacancyState.RETURNED:
            yield Task(
                text=gettext("Perbaiki lowongan “%(title)s”", title=shown.vacancy.title),
                url=url_for("employers.show_vacancy", vacancy_id=shown.vacancy.id),
                is_urgent=True,
                detail=shown.vacancy.return_reason or "",
            )


def _report_task(actor: Actor) -> Iterable[Task]:
    report = employer_reports.find_report(actor.employer_id, this_month()) if actor.employer_id else None
    if report is not None and report.answered_at is None:
        detail = gettext("satu halaman, dua menit; juga bila tidak ada yang diterima")
        yield Task(text=gettext("Kirim kabar bulan ini"), url=url_for("employers.answer_own_report"), detail=detail)


def moderation_tasks(actor: Actor) -> Iterable[Task]:
    """Vacancies that wait for staff."""
    if actor.role in MODERATORS and (count := vacancies.count_waiting(actor)):
        text = ngettext("Periksa %(num)s lowongan", "Periksa %(num)s lowongan", count)
        yield Task(text=text, url=url_for("employers.list_waiting"), count=count)


def correction_tasks(actor: Actor) -> Iterable[Task]:
    """Answers that employers say they gave, for staff to judge."""
    if actor.role in MODERATORS and (count := answer_rates.count_corrections(actor)):
        text = ngettext("Periksa %(num)s koreksi jawaban", "Periksa %(num)s koreksi jawaban", count)
        yield Task(text=text, url=url_for("employers.list_corrections"), count=count)


def calling_tasks(actor: Actor) -> Iterable[Task]:
    """Invitations that nobody answered within a working day."""
    if actor.role not in call_list.CALLERS:
        return
    for vacancy_id, title, count in call_list.list_unanswered(actor):
        text = ngettext("Telepon %(num)s orang untuk “%(title)s”", "Telepon %(num)s orang untuk “%(title)s”", count, title=title)
        detail = gettext("undangan belum dijawab satu hari kerja")
        yield Task(text=text, url=url_for("employers.list_calls", vacancy_id=vacancy_id), count=count, detail=detail)


area = Area(
    bp,
    navigation=(
        NavItem(
            "employers.list_vacancies",
            N_("Lowongan saya"),
            frozenset({Role.EMPLOYER}),
            10,
            count=applications.count_waiting,
            icon="bag",
            is_tab=True,
        ),
        NavItem("employers.post_vacancy", N_("Pasang lowongan"), frozenset({Role.EMPLOYER}), 11, icon="plus", is_tab=True),
        NavItem("employers.show_own_employer", N_("Usaha saya"), frozenset({Role.EMPLOYER}), 12, icon="home", is_tab=True),
        NavItem("employers.list_all_vacancies", N_("Semua lowongan"), frozenset(READERS), 23, icon="list"),
        NavItem(
            "employers.list_reports",
            N_("Laporan pemberi kerja"),
            frozenset(READERS),
            25,
            count=employer_reports.count_uncopied,
            icon="paper",
        ),
        NavItem("employers.list_standings", N_("Urutan undangan"), frozenset(READERS), 24, icon="chart"),
        NavItem("employers.list_employers", N_("Pemberi kerja"), STAFF_WRITERS, 22, icon="home"),
        NavItem(
            "employers.list_waiting",
            N_("Lowongan menunggu"),
            frozenset(MODERATORS),
            20,
            count=vacancies.count_waiting,
            icon="bag",
        ),
        NavItem("employers.post_vacancy", N_("Catat lowongan"), STAFF_WRITERS, 21, icon="plus"),
    ),
    tasks=(employer_tasks, moderation_tasks, correction_tasks, calling_tasks),
)

__all__ = ["area", "views"]
