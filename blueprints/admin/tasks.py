"""What waits for somebody in this area, for the homes of the roles."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext, ngettext

from blueprints.admin.views.accounts import CARERS
from blueprints.admin.views.background import READERS
from blueprints.admin.views.outbox import SENDERS
from blueprints.shared.navigation import Task
from jobmatch.domain.actors import Actor
from jobmatch.queries import account_pages, jobs, outbox, reveals


def review_tasks(actor: Actor) -> Iterable[Task]:
    """The openings of last month that the section head still has to look at."""
    if count := reveals.count_unreviewed(actor):
        text = ngettext("Periksa alasan %(num)s pembukaan NIK atau KK", "Periksa alasan %(num)s pembukaan NIK atau KK", count)
        yield Task(text=text, url=url_for("admin.list_reveals"), count=count, detail=gettext("Contoh bulan lalu"))


def account_tasks(actor: Actor) -> Iterable[Task]:
    """Officials who cannot sign in yet."""
    if actor.role in CARERS and (count := account_pages.count_waiting_for_link(actor)):
        text = ngettext("Buatkan tautan masuk untuk %(num)s petugas", "Buatkan tautan masuk untuk %(num)s petugas", count)
        yield Task(text=text, url=url_for("admin.list_accounts", belum="ya"), count=count, detail=gettext("Belum bisa masuk"))


def message_tasks(actor: Actor) -> Iterable[Task]:
    """Messages that a person has to send."""
    if actor.role in SENDERS and (count := outbox.count_by_hand(actor)):
        text = ngettext("%(num)s pesan menunggu dikirim", "%(num)s pesan menunggu dikirim", count)
        yield Task(text=text, url=url_for("admin.list_outbox"), count=count)


def job_tasks(actor: Actor) -> Iterable[Task]:
    """Background jobs that went wrong."""
    if actor.role in READERS and (count := jobs.count_failed(actor)):
        text = ngettext("%(num)s pekerjaan latar perlu bantuan petugas", "%(num)s pekerjaan latar perlu bantuan petugas", count)
        yield Task(text=text, url=url_for("admin.list_jobs"), count=count, is_urgent=True)
