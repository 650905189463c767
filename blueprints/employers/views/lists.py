"""Staff lists: all vacancies by state, what is not reported nationally yet, and the order of invitations to the next fair."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.employers.blueprint import bp
from blueprints.employers.views.vacancies import STAFF
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import Role, VacancyState
from jobmatch.queries import answer_rates, vacancies

READERS = (*STAFF, Role.OFFICE_HEAD)


@bp.get("/semua-lowongan")
@roles(*READERS)
def list_all_vacancies() -> ResponseReturnValue:
    actor = current_actor()
    chosen = request.args.get("keadaan", VacancyState.PUBLISHED.value)
    state = next((member for member in VacancyState if member.value == chosen), VacancyState.PUBLISHED)
    only_unreported = request.args.get("nasional") == "belum"
    page = vacancies.list_by_state(actor, state, only_unreported, max(1, request.args.get("halaman", 1, int)))
    return render_template(
        "employers/list_all_vacancies.html",
        counts=vacancies.count_by_state(actor),
        state=state,
        states=VacancyState,
        page=page,
        only_unreported=only_unreported,
        unreported=vacancies.count_unreported(actor),
        url_of=lambda number: url_for(
            "employers.list_all_vacancies", keadaan=state.value, nasional=request.args.get("nasional"), halaman=number
        ),
    )


@bp.get("/lowongan-impor")
@roles(*STAFF)
def list_imported() -> ResponseReturnValue:
    words = request.args.get("kata", "")[:80]
    page = vacancies.list_imported(current_actor(), words, max(1, request.args.get("halaman", 1, int)))
    return render_template(
        "employers/list_imported.html",
        page=page,
        words=words,
        url_of=lambda number: url_for("employers.list_imported", kata=words, halaman=number),
    )


@bp.get("/urutan-undangan")
@roles(*READERS)
def list_standings() -> ResponseReturnValue:
    return render_template("employers/list_standings.html", rows=answer_rates.list_standings(current_actor()))
