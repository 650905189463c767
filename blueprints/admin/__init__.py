"""Accounts, opened numbers, outgoing messages, background jobs, design."""

from blueprints.admin import views
from blueprints.admin.blueprint import bp
from blueprints.admin.tasks import account_tasks, job_tasks, message_tasks, review_tasks
from blueprints.admin.views import background, outbox, reveals
from blueprints.admin.views.accounts import CARERS
from blueprints.shared.navigation import Area, NavItem
from jobmatch.domain.enums import Role
from jobmatch.domain.texts import N_
from jobmatch.queries.outbox import count_by_hand

area = Area(
    bp,
    navigation=(
        NavItem("admin.list_outbox", N_("Pesan keluar"), frozenset(outbox.SENDERS), 45, count_by_hand, icon="share"),
        NavItem("admin.list_accounts", N_("Akun petugas"), frozenset(CARERS), 80, icon="lock"),
        NavItem("admin.list_reveals", N_("Pembukaan NIK"), frozenset(reveals.READERS), 81, icon="eye"),
        NavItem("admin.list_jobs", N_("Pekerjaan latar"), frozenset(background.READERS), 90, icon="gear"),
        NavItem("admin.show_design", N_("Rancangan"), frozenset({Role.ADMIN}), 95, icon="leaf"),
    ),
    tasks=(review_tasks, account_tasks, message_tasks, job_tasks),
)

__all__ = ["area", "views"]
