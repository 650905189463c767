"""Matching before those who answer for it: group rates, weights learned from outcomes, the demand for training."""

from collections.abc import Sequence
from itertools import groupby

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.reports import match_words
from blueprints.reports.blueprint import bp
from blueprints.reports.periods import READERS, asked_period
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import Role
from jobmatch.domain.periods import Month, PeriodKind
from jobmatch.queries import match_facts
from jobmatch.queries.places import list_district_choices
from jobmatch.services import group_rates, match_weights
from jobmatch.services.group_rates import Rate


@bp.get("/pencocokan/kelompok")
@roles(*group_rates.READERS)
def show_groups() -> ResponseReturnValue:
    period = asked_period(request.args.get("bulan", str(Month.of(clock.today()))))
    rates = group_rates.count_rates(current_actor(), period.first.first_day, period.last.last_day)
    return render_template(
        "reports/show_groups.html", period=period, kinds=list(PeriodKind), traits=_by_trait(rates), words=match_words
    )


def _by_trait(rates: Sequence[Rate]) -> dict[str, dict[str, list[Rate]]]:
    """Return for each trait and value its rates, stage by stage."""
    found: dict[str, dict[str, list[Rate]]] = {}
    for trait, own in groupby(rates, key=lambda rate: rate.trait):
        values = found.setdefault(trait, {})
        for rate in own:
            values.setdefault(rate.value, []).append(rate)
    return {trait: found[trait] for trait in match_words.TRAITS if trait in found}


@bp.get("/pencocokan/pelatihan")
@roles(*READERS)
def show_training() -> ResponseReturnValue:
    district = request.args.get("kecamatan") or None
    return render_template(
        "reports/show_training.html",
        counted=match_facts.find_training(district),
        districts=list_district_choices(),
        district=district,
        words=match_words,
    )


@bp.get("/pencocokan/bobot")
@roles(*group_rates.READERS)
def show_weights() -> ResponseReturnValue:
    return render_template(
        "reports/show_weights.html",
        current=match_weights.find_current(),
        proposal=match_weights.find_proposal(),
        may_decide=current_actor().role is Role.SECTION_HEAD,
        words=match_words,
    )


@bp.post("/pencocokan/bobot/hitung")
@roles(Role.SECTION_HEAD)
def propose_weights() -> ResponseReturnValue:
    proposal = match_weights.propose_weights(current_actor())
    count = proposal.outcome_count
    answers = {
        "proposed": gettext("Usulan baru menunggu keputusan Anda di bawah."),
        "too_few": gettext("Baru ada %(count)s hasil. Dengan kurang dari 300 hasil tidak ada yang diusulkan.", count=count),
        "too_few_positive": gettext("Dari %(count)s hasil, yang diundang atau yang tidak masih terlalu sedikit.", count=count),
        "no_better": gettext("Dari %(count)s hasil, bobot baru tidak terbukti lebih tepat. Bobot tetap.", count=count),
    }
    flash(answers[proposal.reason])
    return redirect(url_for("reports.show_weights"))


@bp.post("/pencocokan/bobot/<string:name>/terima")
@roles(Role.SECTION_HEAD)
def accept_weights(name: str) -> ResponseReturnValue:
    match_weights.accept_proposal(current_actor(), name)
    flash(gettext("Bobot baru dipakai mulai pencocokan malam ini."))
    return redirect(url_for("reports.show_weights"))


@bp.post("/pencocokan/bobot/<string:name>/tolak")
@roles(Role.SECTION_HEAD)
def refuse_weights(name: str) -> ResponseReturnValue:
    match_weights.refuse_proposal(current_actor(), name)
    flash(gettext("Usulan ditolak. Bobot tidak berubah."))
    return redirect(url_for("reports.show_weights"))
