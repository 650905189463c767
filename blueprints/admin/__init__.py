"""Accounts, opened numbers, design."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext, ngettext

from blueprints.admin import views
from blueprints.admin.blueprint import bp
from blueprints.admin.views.accounts import CARERS
from blueprints.admin.views.reveals import READERS
from blueprints.shared.navigation import Area, NavItem, Task
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.texts import N_
from jobmatch.queries import account_pages, reveals


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


area = Area(
    bp,
    navigation=(
        NavItem("admin.list_accounts", N_("Akun petugas"), frozenset(CARERS), 80, icon="lock"),
        NavItem("admin.list_reveals", N_("Pembukaan NIK"), frozenset(READERS), 81, icon="eye", count=reveals.count_unreviewed),
        NavItem("admin.show_design", N_("Rancangan"), frozenset({Role.ADMIN}), 95, icon="leaf"),
    ),
    tasks=(review_tasks, account_tasks),
)

__all__ = ["area", "views"]
