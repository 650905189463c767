"""Staff look at what employers hand in."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.employers.blueprint import bp
from blueprints.employers.forms import PublishVacancyForm, ReturnVacancyForm
from blueprints.shared.form_errors import rules_on
from blueprints.shared.vacancy_cards import card_of
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import Role
from jobmatch.queries import vacancies
from jobmatch.services import vacancies as services
from jobmatch.services.vacancy_checks import review_findings
from jobmatch.services.work_words import title_of

MODERATORS = (Role.PLACEMENT, Role.SECTION_HEAD)


@bp.get("/lowongan-menunggu")
@roles(*MODERATORS)
def list_waiting() -> ResponseReturnValue:
    return render_template("employers/list_waiting.html", rows=vacancies.list_waiting(current_actor()))


@bp.get("/lowongan-menunggu/<uuid:vacancy_id>")
@roles(*MODERATORS)
def review_vacancy(vacancy_id: UUID) -> ResponseReturnValue:
    return _render(vacancy_id, ReturnVacancyForm())


@bp.post("/lowongan-menunggu/<uuid:vacancy_id>/terbitkan")
@roles(*MODERATORS)
def publish_vacancy(vacancy_id: UUID) -> ResponseReturnValue:
    kbji = request.form.get("kbji", "")
    services.publish_vacancy(current_actor(), vacancy_id, kbji if title_of(kbji) else None)
    flash(gettext("Lowongan terbit. Orang yang cocok segera dicarikan."))
    return redirect(url_for("employers.list_waiting"))


@bp.post("/lowongan-menunggu/<uuid:vacancy_id>/kembalikan")
@roles(*MODERATORS)
def return_vacancy(vacancy_id: UUID) -> ResponseReturnValue:
    form = ReturnVacancyForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            services.return_vacancy(current_actor(), vacancy_id, form.reason.data)
        if outcome.is_done:
            flash(gettext("Lowongan dikembalikan dengan alasan Anda."))
            return redirect(url_for("employers.list_waiting"))
    return _render(vacancy_id, form), 422


def _render(vacancy_id: UUID, form: ReturnVacancyForm) -> str:
    shown = vacancies.get_own(current_actor(), vacancy_id)
    picked = PublishVacancyForm(kbji=shown.vacancy.kbji)
    picked.fill_choices(shown.vacancy.title, shown.vacancy.kbji)
    return render_template(
        "employers/review_vacancy.html",
        shown=shown,
        card=card_of(shown, with_status=True),
        form=form,
        picked=picked,
        findings=review_findings(shown),
    )
