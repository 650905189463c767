"""A fair's results: as they stand, as issued, as the public sees them; and fairs from before this system."""

import io
from uuid import UUID

from flask import abort, current_app, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.placements.blueprint import bp
from blueprints.placements.forms import PastFairForm, PublishForm
from blueprints.placements.views import STAFF
from blueprints.shared.form_errors import rules_on
from blueprints.shared.personal_urls import personal_host
from jobmatch import clock
from jobmatch.access import current_actor, public, roles
from jobmatch.domain.enums import Role
from jobmatch.domain.fair_results import COLUMNS, Group, kind_due, public_groups
from jobmatch.domain.group_words import value_label
from jobmatch.queries import fair_bookings, fairs, own_words, scorecard
from jobmatch.services import fair_results
from jobmatch.services import own_words as own_words_service

HEADS = (Role.SECTION_HEAD, Role.OFFICE_HEAD)
PLANNERS = (Role.PLACEMENT, Role.SECTION_HEAD)
TYPES = {"pdf": "application/pdf", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
WORDS = {"group_kinds": tuple(Group), "group_columns": COLUMNS, "value_label": value_label}


@bp.get("/job-fair/<uuid:fair_id>/hasil")
@roles(*STAFF)
def show_scorecard(fair_id: UUID) -> ResponseReturnValue:
    today, fair = clock.today(), fairs.get_fair(fair_id)
    past = scorecard.find_past(fair_id)
    card = None if past else scorecard.get_scorecard(fair_id, today)
    return render_template(
        "placements/show_scorecard.html",
        fair=fair,
        past=past,
        card=card,
        bookings=fair_bookings.find_bookings(fair_id, card.hired.confirmed) if card else None,
        before=scorecard.find_before(fair_id, today),
        results=scorecard.list_results(fair_id),
        without_record=own_words.count_without_record(fair_id),
        kind=kind_due(fair.ends_on, today),
        may_issue=current_actor().role in HEADS,
        form=PublishForm(formdata=None),
        today=today,
        **WORDS,
    )


@bp.post("/job-fair/<uuid:fair_id>/hasil/terbitkan")
@roles(*HEADS)
def issue_result(fair_id: UUID) -> ResponseReturnValue:
    office: str = current_app.extensions["jobmatch_settings"].office_name
    fair_results.issue_result(current_actor(), office, fair_id)
    flash(gettext("Hasil diterbitkan. Berkasnya disimpan dan sejak itu selalu sama."), "success")
    return redirect(url_for("placements.show_scorecard", fair_id=fair_id))


@bp.post("/hasil-job-fair/<uuid:fair_result_id>/umumkan")
@roles(*HEADS)
def publish_result(fair_result_id: UUID) -> ResponseReturnValue:
    form = PublishForm()
    is_public = form.is_public.data == "yes"
    fair_id = fair_results.publish_result(current_actor(), fair_result_id, is_public=is_public)
    flash(gettext("Hasil ini sekarang terbuka untuk umum.") if is_public else gettext("Hasil ini tidak terbuka lagi untuk umum."))
    return redirect(url_for("placements.show_scorecard", fair_id=fair_id))


@bp.get('/hasil-job-fair/<uuid:fair_result_id>/<any("pdf", "xlsx"):kind>')
@roles(*STAFF)
def download_result(fair_result_id: UUID, kind: str) -> ResponseReturnValue:
    name, content = scorecard.get_file(fair_result_id, kind)
    answer = send_file(io.BytesIO(content), TYPES[kind], as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@bp.get("/job-fair/<uuid:fair_id>/hasil-umum")
@public
def show_public_result(fair_id: UUID) -> ResponseReturnValue:
    fair = fairs.get_fair(fair_id)
    card, issue = scorecard.find_published(fair_id) or abort(404)
    groups = public_groups(card.groups)
    return render_template("placements/show_public_result.html", fair=fair, card=card, issue=issue, groups=groups, **WORDS)


@bp.get("/job-fair/<uuid:fair_id>/poster-kabar")
@roles(*STAFF)
def print_poster(fair_id: UUID) -> ResponseReturnValue:
    fair, host = fairs.get_fair(fair_id), personal_host()
    facts = {"fair": fair.name, "employer": gettext("Toko Contoh"), "link": f"{host}/kabar-stan/…"}
    sample = gettext(own_words_service.ONE_BOOTH, **facts)
    return render_template("placements/print_poster.html", fair=fair, host=host, sample=sample)


@bp.route("/job-fair/dari-dulu", methods=["GET", "POST"])
@roles(*PLANNERS)
def enter_past_fair() -> ResponseReturnValue:
    form = PastFairForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            fair_id = fair_results.enter_past_fair(current_actor(), fair_results.PastFigures(**form.figures()))
        if outcome.is_done:
            return redirect(url_for("placements.show_scorecard", fair_id=fair_id))
    return render_template("placements/enter_past_fair.html", form=form), 422 if form.is_submitted() else 200
