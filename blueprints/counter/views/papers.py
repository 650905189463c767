"""Photos and papers of people: kept by themselves or at the desk, and taken out as a download that no browser runs."""

import io
from uuid import UUID

from flask import flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.counter.blueprint import bp
from blueprints.counter.forms import PaperForm
from blueprints.counter.uploads import read_upload
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotFound
from jobmatch.domain.person_papers import PaperKind
from jobmatch.queries import person_papers as reads
from jobmatch.queries import seekers
from jobmatch.services import person_papers
from jobmatch.services.seekers import DESK


@bp.route("/berkas-saya", methods=["GET", "POST"])
@roles(Role.SEEKER)
def list_own_papers() -> ResponseReturnValue:
    return _papers(current_actor().person_id)


@bp.route("/loket/orang/<uuid:person_id>/berkas", methods=["GET", "POST"])
@roles(*DESK)
def list_papers(person_id: UUID) -> ResponseReturnValue:
    return _papers(person_id)


@bp.get("/berkas/<uuid:file_id>")
@roles(Role.SEEKER, *DESK)
def take_paper(file_id: UUID) -> ResponseReturnValue:
    taken = person_papers.take_paper(current_actor(), file_id)
    answer = send_file(io.BytesIO(taken.content), mimetype=taken.media_type, as_attachment=True, download_name=taken.name)
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.post("/berkas/<uuid:file_id>/hapus")
@roles(Role.SEEKER, *DESK)
def drop_paper(file_id: UUID) -> ResponseReturnValue:
    person_id = person_papers.drop_paper(current_actor(), file_id)
    flash(gettext("Berkas dihapus."))
    return redirect(_own_url(person_id))


def _papers(person_id: UUID | None) -> ResponseReturnValue:
    actor, form = current_actor(), PaperForm()
    person = seekers.find_person(actor, person_id)
    if person is None:
        raise NotFound
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            person_papers.keep_paper(actor, person.id, PaperKind(form.kind.data), read_upload(form.file.data))
        if outcome.is_done:
            flash(gettext("Berkas tersimpan."))
            return redirect(_own_url(person.id))
    page = render_template("counter/list_papers.html", form=form, person=person, papers=reads.list_papers(person.id))
    return page, 422 if form.is_submitted() else 200


def _own_url(person_id: UUID) -> str:
    if current_actor().role is Role.SEEKER:
        return url_for("counter.list_own_papers")
    return url_for("counter.list_papers", person_id=person_id)
