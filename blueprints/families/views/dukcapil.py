"""Dukcapil's answers taken in: tried first, kept when asked."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.families.blueprint import bp
from blueprints.families.forms import TakeResultForm
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.documents.dukcapil_result import Checked, read_result
from jobmatch.documents.locked_book import unlock
from jobmatch.documents.table_file import CellProblem
from jobmatch.services import dukcapil_results


@bp.route("/dukcapil/hasil", methods=["GET", "POST"])
@roles(*dukcapil_results.TAKERS)
def take_result() -> ResponseReturnValue:
    form, checked, outcome = TakeResultForm(), Checked(), None
    if form.validate_on_submit():
        with rules_on(form) as read:
            checked = read_result(unlock(form.file.data.read(), form.password.data or ""))
            write = bool(form.write.data) and not checked.problems
            outcome = dukcapil_results.take_result(current_actor(), checked.rows, write=write)
        if read.is_done and form.write.data and outcome and not (outcome.problems or checked.problems):
            flash(gettext("%(count)s NIK diverifikasi Dukcapil.", count=outcome.confirmed))
            return redirect(url_for("families.take_result"))
    problems = [_worded(each) for each in (*checked.problems, *(outcome.problems if outcome else []))]
    page = render_template("families/take_result.html", form=form, outcome=outcome, problems=problems)
    return page, 422 if form.errors else 200


def _worded(problem: CellProblem) -> dict[str, object]:
    what, _, fix = gettext(problem.problem, **problem.facts).partition(". ")
    return {"row": problem.row, "column": problem.column, "read": problem.read, "problem": what, "fix": fix or what}
