"""Packs for other offices: made, listed, given again. The locked list for Dukcapil is the section head's alone."""

import io
from uuid import UUID

from flask import current_app, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.figures.blueprint import bp
from blueprints.figures.forms import IssueListForm, IssuePackForm
from blueprints.figures.roles import READERS
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.documents import locked_book
from jobmatch.documents.marks import Mark
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.pack_kinds import OPEN_KINDS, PackKind
from jobmatch.domain.periods import Month
from jobmatch.queries import dukcapil, packs
from jobmatch.services import dukcapil_packs
from jobmatch.services import packs as packing


@bp.get("/paket")
@roles(*READERS)
def list_packs() -> ResponseReturnValue:
    return _page()


@bp.post("/paket")
@roles(Role.SECTION_HEAD, Role.OFFICE_HEAD)
def issue_pack() -> ResponseReturnValue:
    form, office = IssuePackForm(), current_app.extensions["jobmatch_settings"].office_name
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            packing.issue_pack(current_actor(), office, PackKind(form.kind.data), Month.parse(form.month.data))
        if outcome.is_done:
            flash(gettext("Paket dibuat dan dibekukan."))
            return redirect(url_for("figures.list_packs"))
    return _page(form), 422


@bp.get("/paket/<uuid:pack_id>/berkas")
@roles(*READERS)
def download_pack(pack_id: UUID) -> ResponseReturnValue:
    return _zip(*packs.get_content(pack_id, OPEN_KINDS, clock.today()))


@bp.post("/paket/dukcapil")
@roles(Role.SECTION_HEAD)
def issue_list() -> ResponseReturnValue:
    form, office = IssueListForm(), current_app.extensions["jobmatch_settings"].office_name
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            dukcapil_packs.issue_list(current_actor(), office, form.password.data or "")
        if outcome.is_done:
            flash(gettext("Daftar dibuat dan dikunci. Sampaikan kata sandinya lewat telepon; di sini tidak disimpan."))
            return redirect(url_for("figures.list_packs"))
    return _page(list_form=form), 422


@bp.get("/paket/dukcapil/<uuid:pack_id>/berkas")
@roles(Role.SECTION_HEAD)
def download_list(pack_id: UUID) -> ResponseReturnValue:
    try:
        number, content = dukcapil_packs.fetch_list(current_actor(), pack_id)
    except RuleBroken as broken:
        flash(gettext(broken.message), "warning")
        return redirect(url_for("figures.list_packs"))
    return _zip(number, content)


@bp.post("/paket/dukcapil/<uuid:pack_id>/hapus")
@roles(Role.SECTION_HEAD)
def destroy_list(pack_id: UUID) -> ResponseReturnValue:
    dukcapil_packs.destroy(current_actor(), pack_id)
    flash(gettext("Isi daftar dihapus. Nomor dan sidiknya tetap tercatat."))
    return redirect(url_for("figures.list_packs"))


def _zip(number: str, content: bytes) -> ResponseReturnValue:
    name = Mark(current_app.extensions["jobmatch_settings"].is_demo).file_name(f"{number.replace('/', '-')}.zip")
    answer = send_file(io.BytesIO(content), "application/zip", as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _page(form: IssuePackForm | None = None, list_form: IssueListForm | None = None) -> str:
    role = current_actor().role
    return render_template(
        "figures/list_packs.html",
        form=form or IssuePackForm(formdata=None, month=str(Month.of(clock.today()).previous)),
        list_form=list_form or IssueListForm(formdata=None, password=locked_book.new_password()),
        packs=packs.list_packs(),
        may_issue=role in packing.MAKERS,
        waiting=dukcapil.count_waiting() if role is Role.SECTION_HEAD else None,
    )
