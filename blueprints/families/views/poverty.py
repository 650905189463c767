"""Poverty files: upload, report of the trial, store; and the decile up to which help is proposed first."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.families.blueprint import bp
from blueprints.families.forms import ChooseThresholdForm, ImportPovertyForm
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import Role
from jobmatch.domain.poverty import WHAT_TO_DO, PovertySource, WhyUnlinked
from jobmatch.queries import poverty
from jobmatch.services import poverty_imports


@bp.get("/data-kesejahteraan")
@roles(*poverty.READERS)
def list_imports() -> ResponseReturnValue:
    return _list_page(ImportPovertyForm(), ChooseThresholdForm(threshold=poverty.find_threshold()))


@bp.post("/data-kesejahteraan")
@roles(*poverty_imports.IMPORTERS)
def import_poverty() -> ResponseReturnValue:
    form = ImportPovertyForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            source, content = PovertySource(form.source.data), form.file.data.read()
            import_id = poverty_imports.take_in(current_actor(), source, form.as_of.data, content)
        if outcome.is_done:
            return redirect(url_for("families.show_import", import_id=import_id))
    return _list_page(form, ChooseThresholdForm(formdata=None, threshold=poverty.find_threshold())), 422


@bp.post("/data-kesejahteraan/batas")
@roles(Role.SECTION_HEAD)
def choose_threshold() -> ResponseReturnValue:
    form = ChooseThresholdForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            poverty_imports.choose_threshold(current_actor(), form.threshold.data)
        if outcome.is_done:
            flash(gettext("Batas desil disimpan."))
            return redirect(url_for("families.list_imports"))
    return _list_page(ImportPovertyForm(formdata=None), form), 422


@bp.get("/data-kesejahteraan/<uuid:import_id>")
@roles(*poverty.READERS)
def show_import(import_id: UUID) -> ResponseReturnValue:
    why = request.args.get("sebab", "")
    chosen = WhyUnlinked(why) if why in set(WhyUnlinked) else None
    return render_template(
        "families/show_import.html",
        row=poverty.get_import(current_actor(), import_id),
        left=poverty.list_left(import_id, chosen),
        chosen=chosen,
        advice=WHAT_TO_DO,
        most=poverty.MOST_LEFT,
    )


@bp.post("/data-kesejahteraan/<uuid:import_id>/simpan")
@roles(*poverty_imports.IMPORTERS)
def store_import(import_id: UUID) -> ResponseReturnValue:
    poverty_imports.store(current_actor(), import_id)
    return redirect(url_for("families.show_import", import_id=import_id))


@bp.post("/data-kesejahteraan/<uuid:import_id>/buang")
@roles(*poverty_imports.IMPORTERS)
def drop_import(import_id: UUID) -> ResponseReturnValue:
    poverty_imports.drop(current_actor(), import_id)
    flash(gettext("Berkasnya dibuang. Tidak ada yang disimpan."))
    return redirect(url_for("families.list_imports"))


def _list_page(form: ImportPovertyForm, threshold_form: ChooseThresholdForm) -> str:
    return render_template(
        "families/list_imports.html", form=form, threshold_form=threshold_form, rows=poverty.list_imports(current_actor())
    )
