"""Answers of agencies: on their own screen, from a letter, or from their workbook."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.interventions.blueprint import bp
from blueprints.interventions.forms import AnswerHelpForm, ImportRepliesForm
from blueprints.interventions.views.referrals import render_referral
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.documents.referral_sheet import Replies, read_replies
from jobmatch.documents.table_file import CellProblem
from jobmatch.domain.enums import Role
from jobmatch.domain.referral_rules import AnswerWay
from jobmatch.services import referral_packs, referrals
from jobmatch.services.referral_packs import RepliesOutcome

ANSWERERS = (*referrals.PROPOSERS, Role.SECTOR_OFFICER)


@bp.post("/rujukan/<uuid:referral_id>/jawab")
@roles(*ANSWERERS)
def answer_referral(referral_id: UUID) -> ResponseReturnValue:
    form, actor = AnswerHelpForm(), current_actor()
    way = AnswerWay.SCREEN if actor.role is Role.SECTOR_OFFICER else AnswerWay.LETTER
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            is_new = referrals.answer(actor, referral_id, form.answer(), way)
        if outcome.is_done:
            flash(gettext("Jawabannya dicatat.") if is_new else gettext("Jawaban yang sama sudah tercatat."))
            return redirect(url_for("interventions.show_referral", referral_id=referral_id))
    return render_referral(referral_id, form), 422


@bp.route("/rujukan/balasan", methods=["GET", "POST"])
@roles(*ANSWERERS)
def import_replies() -> ResponseReturnValue:
    form, replies, outcome = ImportRepliesForm(), Replies(), None
    if form.validate_on_submit():
        with rules_on(form) as read:
            replies = read_replies(form.file.data.read())
            write = bool(form.write.data) and not replies.problems
            letter = form.letter_number.data or ""
            outcome = referral_packs.import_replies(current_actor(), replies.rows, letter, write=write)
        if read.is_done and form.write.data and outcome and not outcome.problems and not replies.problems:
            flash(gettext("%(count)s jawaban tersimpan, %(same)s sudah tercatat.", count=outcome.changed, same=outcome.same))
            return redirect(url_for("interventions.list_referrals"))
    return _replies_page(form, replies, outcome), 422 if form.errors else 200


def _replies_page(form: ImportRepliesForm, replies: Replies, outcome: RepliesOutcome | None) -> str:
    problems = [_worded(each) for each in (*replies.problems, *(outcome.problems if outcome else []))]
    return render_template("interventions/import_replies.html", form=form, outcome=outcome, problems=problems)


def _worded(problem: CellProblem) -> dict[str, object]:
    facts = {name: gettext(value) if isinstance(value, str) and value else value for name, value in problem.facts.items()}
    whole = gettext(problem.problem, **facts)
    what, _, fix = whole.partition(". ")
    return {"row": problem.row, "column": problem.column, "read": problem.read, "problem": what, "fix": fix or what}
