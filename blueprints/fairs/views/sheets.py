"""Paper and the end of the day: a sheet for each booth and its keying in, the walk before closing, certificate, report."""

from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf import FlaskForm

from blueprints.fairs.blueprint import bp
from blueprints.fairs.forms import WalkForm
from blueprints.fairs.kit_words import HELP_REASONS
from blueprints.fairs.views.fairs import STAFF
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import BoothResult
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.fair_rules import GateVerdict
from jobmatch.domain.texts import N_
from jobmatch.queries import fair_days, fair_report, fair_sync, fairs
from jobmatch.services import checkins, fair_booths, fair_devices

EMPTY_LINES = 8


@bp.get("/job-fair/<uuid:fair_id>/stan/<uuid:booth_id>/lembar")
@roles(*STAFF)
def print_sheet(fair_id: UUID, booth_id: UUID) -> ResponseReturnValue:
    booth, rows = fairs.get_booth(fair_id, booth_id), fair_days.list_sheet(booth_id)
    fair = fairs.get_fair(fair_id)
    return render_template("fairs/print_sheet.html", fair=fair, booth=booth, rows=rows, results=list(BoothResult))


@bp.route("/job-fair/<uuid:fair_id>/stan/<uuid:booth_id>/lembar/isi", methods=["GET", "POST"])
@roles(*STAFF)
def key_in_sheet(fair_id: UUID, booth_id: UUID) -> ResponseReturnValue:
    form, booth = FlaskForm(), fairs.get_booth(fair_id, booth_id)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            count = _store_sheet(fair_id, booth_id)
        if outcome.is_done:
            flash(gettext("%(count)s hasil tersimpan.", count=count))
            return redirect(url_for("fairs.key_in_sheet", fair_id=fair_id, booth_id=booth_id))
    page = render_template(
        "fairs/key_in_sheet.html",
        form=form,
        fair=fairs.get_fair(fair_id),
        booth=booth,
        rows=fair_days.list_sheet(booth_id),
        results=list(BoothResult),
        lines=range(EMPTY_LINES),
        typed=request.form,
    )
    return page, 422 if form.is_submitted() else 200


def _store_sheet(fair_id: UUID, booth_id: UUID) -> int:
    known = [(row.code, request.form.get(f"hasil-{row.code}", ""), row.result) for row in fair_days.list_sheet(booth_id)]
    fresh = [(request.form.get(f"kode-{n}", ""), request.form.get(f"hasil-baru-{n}", ""), None) for n in range(EMPTY_LINES)]
    told = [(code, result) for code, result, before in [*known, *fresh] if code.strip() and result and result != before]
    for code, result in told:
        if result not in set(BoothResult):
            raise RuleBroken(N_("Pilih hasilnya."))
        scan = checkins.Scan(code, str(uuid4()), clock.now())
        checkins.record_outcome(current_actor(), fair_id, booth_id, scan, checkins.Outcome(BoothResult(result)))
    return len(told)


@bp.get("/job-fair/<uuid:fair_id>/keliling")
@roles(*STAFF)
def list_walk(fair_id: UUID) -> ResponseReturnValue:
    starts_at = fair_days.find_walk_start(fair_id)
    is_time = starts_at is not None and clock.now() >= starts_at
    fair, rows = fairs.get_fair(fair_id), fair_days.list_walk(fair_id)
    return render_template("fairs/list_walk.html", fair=fair, rows=rows, starts_at=starts_at, is_time=is_time, form=WalkForm())


@bp.post("/job-fair/<uuid:fair_id>/stan/<uuid:booth_id>/didatangi")
@roles(*STAFF)
def note_walk(fair_id: UUID, booth_id: UUID) -> ResponseReturnValue:
    fair_booths.note_walk(current_actor(), fair_id, booth_id, WalkForm().note.data or "")
    return redirect(url_for("fairs.list_walk", fair_id=fair_id))


@bp.post("/job-fair/<uuid:fair_id>/stan/<uuid:booth_id>/hari-selesai")
@roles(*STAFF)
def report_day(fair_id: UUID, booth_id: UUID) -> ResponseReturnValue:
    fair_booths.report_day(current_actor(), fair_id, booth_id)
    flash(gettext("Laporan hari ini tersimpan. Piagam bisa dicetak."))
    return redirect(url_for("fairs.list_walk", fair_id=fair_id))


@bp.get("/job-fair/<uuid:fair_id>/stan/<uuid:booth_id>/piagam")
@roles(*STAFF)
def print_certificate(fair_id: UUID, booth_id: UUID) -> ResponseReturnValue:
    booth = fairs.get_booth(fair_id, booth_id)
    if not booth.day_reports:
        raise RuleBroken(fair_booths.NOT_REPORTED)
    return render_template("fairs/print_certificate.html", fair=fairs.get_fair(fair_id), booth=booth)


@bp.get("/job-fair/<uuid:fair_id>/laporan-malam")
@roles(*STAFF)
def show_evening_report(fair_id: UUID) -> ResponseReturnValue:
    return render_template(
        "fairs/show_evening_report.html",
        fair=fairs.get_fair(fair_id),
        totals=fair_report.get_totals(fair_id),
        doubles=fair_report.list_two_doors(fair_id),
        for_help=fair_report.list_for_help(fair_id),
        devices=fair_devices.list_devices(fair_id),
        booths=fair_days.list_walk(fair_id),
        reasons=HELP_REASONS,
        verdicts={verdict.value: gettext(verdict.label) for verdict in GateVerdict},
        now=clock.now(),
    )


@bp.get("/job-fair/<uuid:fair_id>/kebutuhan")
@roles(*STAFF)
def print_needs(fair_id: UUID) -> ResponseReturnValue:
    return render_template("fairs/print_needs.html", fair=fairs.get_fair(fair_id), needs=fair_sync.list_needs(fair_id))
