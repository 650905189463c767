"""Packs for other offices: made, listed, given again."""

import io
from uuid import UUID

from flask import current_app, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.figures.blueprint import bp
from blueprints.figures.forms import IssuePackForm
from blueprints.figures.roles import READERS
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.documents.marks import Mark
from jobmatch.domain.enums import Role
from jobmatch.domain.pack_kinds import PackKind
from jobmatch.domain.periods import Month
from jobmatch.queries import packs
from jobmatch.services import packs as packing


@bp.get("/paket")
@roles(*READERS)
def list_packs() -> ResponseReturnValue:
    return _page(IssuePackForm(month=str(Month.of(clock.today()).previous)))


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
    number, content = packs.get_content(pack_id)
    mark = Mark(current_app.extensions["jobmatch_settings"].is_demo)
    answer = send_file(
        io.BytesIO(content),
        "application/zip",
        as_attachment=True,
        download_name=mark.file_name(f"{number.replace('/', '-')}.zip"),
    )
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _page(form: IssuePackForm) -> str:
    may_issue = current_actor().role in packing.MAKERS
    return render_template("figures/list_packs.html", form=form, packs=packs.list_packs(), may_issue=may_issue)
