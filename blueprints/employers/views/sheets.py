"""Many vacancies from one workbook: tried first, then stored all or none."""

import io
from uuid import UUID

from flask import flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.wrappers import Response

from blueprints.employers.blueprint import bp
from blueprints.employers.forms import ImportSheetForm
from blueprints.employers.views.vacancies import EMPLOYER_AND_STAFF
from blueprints.shared.form_errors import rules_on
from blueprints.shared.uploads import uploaded_bytes
from jobmatch.access import current_actor, roles
from jobmatch.documents.table_file import SMALL, CellProblem
from jobmatch.documents.vacancy_sheet import empty_sheet, read_vacancies
from jobmatch.domain.enums import Role
from jobmatch.domain.texts import N_
from jobmatch.queries import employers
from jobmatch.services import vacancy_sheets
from jobmatch.services.vacancy_sheets import SheetOutcome

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.route("/pemberi-kerja/lowongan/banyak", methods=["GET", "POST"])
@roles(*EMPLOYER_AND_STAFF)
def import_sheet() -> ResponseReturnValue:
    actor, form, outcome = current_actor(), _form(), None
    if form.validate_on_submit():
        with rules_on(form) as stored:
            sheet = read_vacancies(uploaded_bytes(form.file.data, SMALL))
            employer_id = UUID(form.employer_id.data) if "employer_id" in form else None
            outcome = vacancy_sheets.import_sheet(actor, sheet, employer_id, write=False)
            if form.write.data:
                outcome = vacancy_sheets.import_sheet(actor, sheet, employer_id, write=True)
        if stored.is_done and form.write.data and outcome:
            flash(gettext("%(count)s lowongan terkirim. Petugas memeriksanya satu per satu.", count=outcome.added))
            return redirect(
                url_for("employers.list_vacancies" if actor.role is Role.EMPLOYER else "employers.list_all_vacancies")
            )
    return _page(form, outcome), 422 if form.errors else 200


@bp.get("/pemberi-kerja/lowongan/banyak/contoh")
@roles(*EMPLOYER_AND_STAFF)
def download_empty_sheet() -> Response:
    return send_file(io.BytesIO(empty_sheet()), XLSX, as_attachment=True, download_name="lowongan-kosong.xlsx")


def _form() -> ImportSheetForm:
    form = ImportSheetForm()
    if current_actor().role is Role.EMPLOYER:
        del form.employer_id
    else:
        form.employer_id.choices = [("", N_("Pilih pemberi kerja")), *employers.list_choices(current_actor())]
    return form


def _page(form: ImportSheetForm, outcome: SheetOutcome | None) -> str:
    problems = [_worded(problem) for problem in outcome.problems] if outcome else []
    return render_template("employers/import_sheet.html", form=form, outcome=outcome, problems=problems)


def _worded(problem: CellProblem) -> dict[str, object]:
    whole = gettext(problem.problem, **{name: gettext(str(value)) for name, value in problem.facts.items()})
    what, _, fix = whole.partition(". ")
    return {"row": problem.row, "column": problem.column, "read": problem.read, "problem": what, "fix": fix or what}
