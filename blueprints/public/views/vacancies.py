"""Vacancies for everybody."""

from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.public.blueprint import bp
from blueprints.shared.reason_words import words_of
from blueprints.shared.vacancy_cards import card_of
from jobmatch.access import current_actor, public
from jobmatch.domain.enums import Role
from jobmatch.queries import recommendations, vacancies


@bp.get("/lowongan")
@public
def list_vacancies() -> ResponseReturnValue:
    page = vacancies.list_public(max(1, request.args.get("halaman", 1, int)))
    cards = [card_of(shown, url_for("public.show_vacancy", vacancy_id=shown.vacancy.id)) for shown in page.rows]
    return render_template("public/list_vacancies.html", cards=cards, page=page, url_of=_page_url)


@bp.get("/lowongan/<uuid:vacancy_id>")
@public
def show_vacancy(vacancy_id: UUID) -> ResponseReturnValue:
    actor = current_actor()
    shown = vacancies.get_public(vacancy_id)
    fit = recommendations.find_fit(actor, vacancy_id) if actor.role is Role.SEEKER else None
    return render_template(
        "public/show_vacancy.html",
        shown=shown,
        card=card_of(shown),
        is_open=vacancies.is_open(shown.vacancy),
        fit=words_of(fit) if fit else None,
        may_apply=actor.role in (Role.SEEKER, Role.VISITOR),
    )


def _page_url(number: int) -> str:
    return url_for("public.list_vacancies", halaman=number)
