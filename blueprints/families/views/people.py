"""A list of people, a search, one person, and who did or saw what with her data."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.families.blueprint import bp
from blueprints.families.forms import FindPeopleForm, NumberForms
from blueprints.shared.act_words import line_of
from blueprints.shared.form_errors import rules_on
from blueprints.shared.paging import page_count, page_number, page_urls
from jobmatch.access import current_actor, roles
from jobmatch.domain.actors import OFFICE_STAFF
from jobmatch.domain.enums import Role
from jobmatch.domain.nik import LENGTH, normalise_number
from jobmatch.queries import dukcapil, history, people, person_steps, places
from jobmatch.services import identity, reading

PERSON_PAGE = "families/show_person.html"
LOOKERS = (Role.VILLAGE_OFFICER, Role.DISTRICT_SUPERVISOR, *OFFICE_STAFF)


@bp.get("/orang")
@roles(*LOOKERS)
def list_people() -> ResponseReturnValue:
    chosen = people.PeopleFilter(village_code=request.args.get("desa") or None, page=page_number())
    rows, total = reading.read_people(current_actor(), chosen)
    return render_template(
        "families/list_people.html",
        rows=rows,
        total=total,
        chosen=chosen,
        page_count=page_count(total, people.PAGE_SIZE),
        url_of=page_urls(),
        villages=places.list_villages_within(current_actor()),
        form=FindPeopleForm(),
    )


@bp.post("/orang/cari")
@roles(*LOOKERS)
def find_people() -> ResponseReturnValue:
    form = FindPeopleForm()
    if not form.validate_on_submit():
        return render_template("families/find_people.html", form=form, rows=[], total=0), 422
    words = form.words.data.strip()
    if _is_number(words):
        return _find_by_nik(form, words)
    rows, total = reading.read_people(current_actor(), people.PeopleFilter(words=words))
    return render_template("families/find_people.html", form=form, rows=rows, total=total)


@bp.get("/orang/<uuid:person_id>")
@roles(*LOOKERS)
def show_person(person_id: UUID) -> ResponseReturnValue:
    return render_person(person_id, NumberForms.filled())


@bp.get("/orang/<uuid:person_id>/riwayat")
@roles(*OFFICE_STAFF)
def show_history(person_id: UUID) -> ResponseReturnValue:
    number = page_number()
    acts, total = reading.read_history(current_actor(), person_id, number)
    return render_template(
        "families/show_history.html",
        person=people.get_person(current_actor(), person_id),
        lines=[line_of(act) for act in acts],
        total=total,
        page=number,
        page_count=page_count(total, history.PAGE_SIZE),
        url_of=page_urls(),
    )


def render_person(person_id: UUID, forms: NumberForms) -> str:
    actor = current_actor()
    return render_template(
        PERSON_PAGE,
        person=reading.read_person(actor, person_id),
        steps=person_steps.list_steps(person_id),
        forms=forms,
        may_match=actor.role in identity.MATCHERS,
        answer=dukcapil.find_answer(person_id) if actor.role in identity.MATCHERS else None,
        may_reveal=actor.role in identity.REVEALERS,
        may_see_history=actor.is_staff,
        may_help_sign_in=actor.role in identity.REVEALERS,
    )


def _find_by_nik(form: FindPeopleForm, number: str) -> ResponseReturnValue:
    found = None
    with rules_on(form) as outcome:
        found = identity.find_person_by_nik(current_actor(), number)
    if found is not None:
        return redirect(url_for("families.show_person", person_id=found))
    page = render_template("families/find_people.html", form=form, rows=[], total=0, is_nik=True)
    return page, 200 if outcome.is_done else 422


def _is_number(words: str) -> bool:
    digits = normalise_number(words)
    return digits.isdigit() and len(digits) >= LENGTH - 2
