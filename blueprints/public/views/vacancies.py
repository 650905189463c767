"""Vacancies for everybody: list, page, and what one passes on or prints."""

from uuid import UUID

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.public.blueprint import bp
from blueprints.public.forms import SearchForm
from blueprints.public.job_posting import job_posting
from blueprints.shared.personal_urls import demo_mark, personal_url
from blueprints.shared.step_words import words_for_seeker
from blueprints.shared.vacancy_cards import card_of, share_text
from jobmatch.access import current_actor, public
from jobmatch.documents.qr import qr_svg
from jobmatch.documents.sitemap import sitemap_xml
from jobmatch.documents.vacancy_picture import draw_vacancy
from jobmatch.domain.enums import Role
from jobmatch.queries import answer_rates, outlooks, recommendations, vacancies, vacancy_search
from jobmatch.services.work_words import MeantWork, meant_by

BOARD_SIZE = 200


@bp.get("/lowongan")
@public
def list_vacancies() -> ResponseReturnValue:
    form = SearchForm(request.args)
    number = max(1, request.args.get("halaman", 1, int))
    page = vacancy_search.search_public(form.search(meant_by(form.kata.data or "")), number)
    cards = [card_of(shown, url_for("public.show_vacancy", vacancy_id=shown.vacancy.id)) for shown in page.rows]
    return render_template(
        "public/list_vacancies.html",
        cards=cards,
        page=page,
        form=form,
        chosen=form.chosen(),
        url_of=lambda wanted: url_for("public.list_vacancies", **form.chosen(), halaman=wanted),
    )


@bp.get("/lowongan/<uuid:vacancy_id>")
@public
def show_vacancy(vacancy_id: UUID) -> ResponseReturnValue:
    actor = current_actor()
    shown = vacancies.get_public(vacancy_id)
    is_seeker = actor.role is Role.SEEKER
    fit = recommendations.find_fit(actor, vacancy_id) if is_seeker else None
    explained = outlooks.find_explained(actor, [vacancy_id]).get(vacancy_id) if is_seeker else None
    address = _address(vacancy_id)
    is_open = vacancies.is_open(shown)
    return render_template(
        "public/show_vacancy.html",
        shown=shown,
        card=card_of(shown),
        is_open=is_open,
        fit=words_for_seeker(fit, explained) if fit or explained else None,
        may_apply=is_seeker or actor.role is Role.VISITOR,
        share=share_text(shown, address),
        picture=f"{address}/gambar.png",
        posting=job_posting(shown, address) if is_open else None,
        rate=answer_rates.find_rate(shown.vacancy.employer_id),
    )


@bp.get("/lowongan/<uuid:vacancy_id>/gambar.png")
@public
def show_picture(vacancy_id: UUID) -> ResponseReturnValue:
    shown = vacancies.get_public(vacancy_id)
    card = card_of(shown)
    lines = [line for line in (card.employer, card.wage, card.place, card.hours) if line]
    response = Response(draw_vacancy(card.title, lines, _host(), mark=demo_mark()), mimetype="image/png")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


@bp.get("/lowongan/<uuid:vacancy_id>/cetak")
@public
def print_vacancy(vacancy_id: UUID) -> ResponseReturnValue:
    shown = vacancies.get_public(vacancy_id)
    code = qr_svg(_address(vacancy_id))
    return render_template("public/print_vacancy.html", shown=shown, card=card_of(shown), code=code, host=_host())


@bp.get("/lowongan/papan")
@public
def print_board() -> ResponseReturnValue:
    form = SearchForm(request.args)
    rows = vacancy_search.list_for_board(form.search(MeantWork()), BOARD_SIZE)
    code = qr_svg(personal_url("public.list_vacancies", **form.chosen()))
    district = dict(vacancy_search.list_districts()).get(form.kecamatan.data or "")
    return render_template(
        "public/print_board.html", cards=[card_of(row) for row in rows], code=code, district=district, host=_host()
    )


@bp.get("/sitemap.xml")
@public
def show_sitemap() -> ResponseReturnValue:
    pages = [(_address(vacancy_id), moment.date()) for vacancy_id, moment in vacancy_search.list_addresses()]
    return Response(sitemap_xml([(personal_url("public.list_vacancies"), None), *pages]), mimetype="application/xml")


@bp.get("/robots.txt")
@public
def show_robots() -> ResponseReturnValue:
    text = f"User-agent: *\nDisallow: /masuk\nSitemap: {personal_url('public.show_sitemap')}\n"
    return Response(text, mimetype="text/plain")


def _address(vacancy_id: UUID) -> str:
    return personal_url("public.show_vacancy", vacancy_id=vacancy_id)


def _host() -> str:
    return personal_url("public.home").split("://", 1)[-1].rstrip("/")
