"""People who come onto the list: somebody new, or somebody on file."""

from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.registry.blueprint import bp
from blueprints.registry.forms import AddPersonForm
from blueprints.registry.roles import WRITERS
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import Sex
from jobmatch.queries import month_people as people_on_file
from jobmatch.queries import registry
from jobmatch.services import month_people


@bp.route("/bulan-desa/<uuid:month_id>/orang-baru", methods=["GET", "POST"])
@roles(*WRITERS)
def add_person(month_id: UUID) -> ResponseReturnValue:
    month = registry.get_month(current_actor(), month_id)
    form = AddPersonForm(key=uuid4().hex)
    namesakes = []
    if form.validate_on_submit():
        namesakes = _unconfirmed_namesakes(month_id, form)
        if not namesakes:
            with rules_on(form) as outcome:
                month_people.add_new_person(current_actor(), month_id, new_person(form))
            if outcome.is_done:
                flash(gettext("%(name)s ditambahkan ke daftar.", name=form.full_name.data))
                return redirect(url_for("registry.show_month", month_id=month_id))
    page = render_template("registry/add_person.html", form=form, month=month, namesakes=namesakes)
    return page, 422 if form.is_submitted() else 200


@bp.get("/bulan-desa/<uuid:month_id>/cari-orang")
@roles(*WRITERS)
def search_people(month_id: UUID) -> ResponseReturnValue:
    month = registry.get_month(current_actor(), month_id)
    words = request.args.get("nama", "")
    found = people_on_file.search_people(current_actor(), month_id, words)
    return render_template("registry/search_people.html", month=month, words=words, found=found)


@bp.post("/bulan-desa/<uuid:month_id>/orang-lama/<uuid:person_id>")
@roles(*WRITERS)
def list_person(month_id: UUID, person_id: UUID) -> ResponseReturnValue:
    row_id = month_people.add_known_person(current_actor(), month_id, person_id)
    flash(gettext("Orang ini masuk daftar bulan ini. Pilih jawabannya."))
    return redirect(url_for("registry.show_month", month_id=month_id, _anchor=f"orang-{row_id}"))


def _unconfirmed_namesakes(month_id: UUID, form: AddPersonForm) -> list[people_on_file.PersonOnFile]:
    if request.form.get("sure"):
        return []
    return people_on_file.list_namesakes(current_actor(), month_id, form.full_name.data, form.birth_year.data)


def new_person(form: AddPersonForm) -> month_people.NewPerson:
    """Return what was typed about somebody new."""
    return month_people.NewPerson(
        full_name=form.full_name.data,
        sex=Sex(form.sex.data),
        birth_year=form.birth_year.data,
        labour=form.labour,
        phone=form.phone.data or None,
        education_level=form.education_level.data or None,
        can_do=tuple(form.can_do.data or ()),
        wants=tuple(form.wants.data or ()),
        max_distance_km=int(form.distance.data) if form.distance.data else None,
        licences=tuple(form.licences.data or ()),
        key=form.key.data or None,
    )
