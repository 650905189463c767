"""Help proposed to a family and what came of it."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext

from blueprints.interventions import views
from blueprints.interventions.blueprint import bp
from blueprints.shared.navigation import Area, NavItem, Task
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.referral_rules import ReferralState
from jobmatch.domain.texts import N_
from jobmatch.queries import referrals
from jobmatch.queries.poverty import READERS as OFFICE_READERS


def _tasks(actor: Actor) -> Iterable[Task]:
    if actor.role is Role.SECTOR_OFFICER:
        waiting = referrals.count_states(actor).get(ReferralState.WAITING, 0)
        if waiting:
            yield Task(
                gettext("Rujukan keluarga menunggu jawaban dinas Anda"), url_for("interventions.list_referrals"), waiting, True
            )
    elif actor.role in OFFICE_READERS:
        count = referrals.count_agenda(actor)
        if count:
            yield Task(
                gettext("Rujukan untuk dibahas tim penanggulangan kemiskinan"), url_for("interventions.show_agenda"), count
            )


area = Area(
    bp,
    navigation=(
        NavItem(
            "interventions.list_referrals", N_("Rujukan bantuan"), frozenset(referrals.READERS), 22, icon="share", is_tab=True
        ),
        NavItem("interventions.list_referral_packs", N_("Paket rujukan"), frozenset(referrals.READERS), 65, icon="paper"),
        NavItem("interventions.show_agenda", N_("Agenda tim kemiskinan"), frozenset(OFFICE_READERS), 66, icon="calendar"),
    ),
    tasks=(_tasks,),
)

__all__ = ["area", "views"]
