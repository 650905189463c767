"""Paper: the list to print, keying it in, and photos of the filled-in sheets."""

from uuid import UUID

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.registry.blueprint import bp
from blueprints.registry.forms import PhotoForm
from blueprints.registry.month_page import month_page
from blueprints.registry.roles import PAPER, READERS
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, reflects_nothing, roles
from jobmatch.domain.enums import Role
from jobmatch.queries import month_papers as stored_papers
from jobmatch.queries import registry
from jobmatch.services import month_papers, village_months

ROWS_A_PAGE = 30


@bp.get("/bulan-desa/<uuid:month_id>/kertas")
@roles(Role.VILLAGE_OFFICER, *READERS)
@reflects_nothing
def print_month(month_id: UUID) -> ResponseReturnValue:
    page = month_page(month_id)
    sheets = [page.rows[start : start + ROWS_A_PAGE] for start in range(0, len(page.rows), ROWS_A_PAGE)] or [[]]
    return render_template("registry/print_month.html", page=page, month=page.month, sheets=sheets)


@bp.post("/bulan-desa/<uuid:month_id>/kertas/isi")
@roles(*PAPER)
def start_paper(month_id: UUID) -> ResponseReturnValue:
    village_months.start_paper(current_actor(), month_id)
    flash(gettext("Isi sesuai lembar kertas. Laporan ini ditandai diisi dari kertas oleh Anda."))
    return redirect(url_for("registry.show_month", month_id=month_id))


@bp.route("/bulan-desa/<uuid:month_id>/kertas/foto", methods=["GET", "POST"])
@roles(Role.VILLAGE_OFFICER, *PAPER)
def attach_photo(month_id: UUID) -> ResponseReturnValue:
    month = registry.get_month(current_actor(), month_id)
    form = PhotoForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            month_papers.attach_photo(current_actor(), month_id, form.photo.data.read())
        if outcome.is_done:
            flash(gettext("Foto tersimpan bersama laporan."))
            return redirect(url_for("registry.show_month", month_id=month_id, _anchor="kertas"))
    return render_template("registry/attach_photo.html", form=form, month=month), 422 if form.is_submitted() else 200


@bp.get("/bulan-desa/<uuid:month_id>/kertas/<uuid:paper_id>")
@roles(Role.VILLAGE_OFFICER, *READERS)
def show_paper(month_id: UUID, paper_id: UUID) -> ResponseReturnValue:
    image = stored_papers.get_paper(current_actor(), month_id, paper_id)
    headers = {"Content-Disposition": "inline", "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}
    return Response(image, mimetype="image/jpeg", headers=headers)
