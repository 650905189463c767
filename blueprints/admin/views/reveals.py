"""Opened NIK and KK numbers of a month, and what happened to accounts, for the section head."""

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.admin.blueprint import bp
from blueprints.admin.forms import ReviewRevealForm
from blueprints.shared.act_words import line_of
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.domain.audit_words import words_for_action, words_for_reason
from jobmatch.domain.enums import ReviewVerdict, Role
from jobmatch.queries import reveals
from jobmatch.services import reveal_reviews

READERS = (Role.SECTION_HEAD, Role.OFFICE_HEAD)


@bp.get("/pemeriksaan-nomor")
@roles(*READERS)
def list_reveals() -> ResponseReturnValue:
    return _render(ReviewRevealForm(formdata=None), _month())


@bp.post("/pemeriksaan-nomor/<int:sequence>")
@roles(*READERS)
def review_reveal(sequence: int) -> ResponseReturnValue:
    form = ReviewRevealForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            verdict = ReviewVerdict(form.verdict.data)
            reveal_reviews.review_reveal(current_actor(), sequence, verdict, form.note.data or "")
        if outcome.is_done:
            flash(gettext("Hasil pemeriksaan tersimpan."), "success")
            return redirect(url_for("admin.list_reveals", bulan=f"{_month():%Y-%m}"))
    return _render(form, _month(), wrong=sequence), 422


def _render(form: ReviewRevealForm, month: date, wrong: int | None = None) -> str:
    actor = current_actor()
    openings = reveals.list_openings(actor, month)
    return render_template(
        "admin/list_reveals.html",
        month=month,
        months=_months(),
        openings=openings,
        tally=reveals.tally(openings),
        account_lines=[(line_of(act), name) for act, name in reveals.list_account_acts(actor, month)],
        form=form,
        wrong=wrong,
        words_for_action=words_for_action,
        words_for_reason=words_for_reason,
    )


def _month() -> date:
    try:
        return date.fromisoformat(f"{request.values.get('bulan', '')}-01")
    except ValueError:
        return reveals.last_month()


def _months() -> list[date]:
    present = clock.today().replace(day=1)
    places = [present.year * 12 + present.month - 1 - back for back in range(12)]
    return [date(place // 12, place % 12 + 1, 1) for place in places]
