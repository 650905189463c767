"""Go-live of the ledger: the AK-1 book, the last signed tables, and what is left without a name."""

import io
import uuid

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.wrappers import Response

from blueprints.reports.blueprint import bp
from blueprints.reports.forms import EnterOpeningForm, ImportBookForm, RemoveNamelessForm
from blueprints.reports.opening_sheets import list_sheets, read_report
from blueprints.reports.periods import READERS
from blueprints.reports.views.issues import TYPES
from blueprints.shared.form_errors import rules_on
from blueprints.shared.uploads import uploaded_bytes
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.documents.ak1_book import Book, empty_book, read_book
from jobmatch.documents.table_file import MOST_BYTES
from jobmatch.domain.enums import Role
from jobmatch.domain.opening_stock import Fault
from jobmatch.domain.periods import Month
from jobmatch.queries import nameless
from jobmatch.services import ak1_books, opening_stock
from jobmatch.services.ak1_books import BookOutcome


@bp.get("/ipk/mulai")
@roles(*READERS)
def show_start() -> ResponseReturnValue:
    return render_template("reports/show_start.html", opening=nameless.find_opening(), groups=nameless.list_groups())


@bp.route("/ipk/mulai/buku", methods=["GET", "POST"])
@roles(Role.PLACEMENT, Role.SECTION_HEAD)
def import_book() -> ResponseReturnValue:
    form, book, outcome = ImportBookForm(), Book(), None
    if form.validate_on_submit():
        with rules_on(form) as read:
            book = read_book(uploaded_bytes(form.file.data, MOST_BYTES))
            outcome = ak1_books.import_book(current_actor(), book.rows, write=form.write.data)
        if read.is_done and form.write.data and outcome:
            flash(gettext("%(count)s pendaftaran dari buku tersimpan.", count=outcome.added))
            return redirect(url_for("reports.show_start"))
    return _book_page(form, book, outcome), 422 if form.errors else 200


def _book_page(form: ImportBookForm, book: Book, outcome: BookOutcome | None) -> str:
    problems = [*book.problems, *(outcome.problems if outcome else [])]
    return render_template("reports/import_book.html", form=form, book=book, outcome=outcome, problems=problems)


@bp.get("/ipk/mulai/buku/contoh")
@roles(Role.PLACEMENT, Role.SECTION_HEAD)
def download_empty_book() -> Response:
    return send_file(io.BytesIO(empty_book()), TYPES["xlsx"], as_attachment=True, download_name="buku-ak1-kosong.xlsx")


@bp.route("/ipk/mulai/sisa-awal", methods=["GET", "POST"])
@roles(Role.SECTION_HEAD)
def enter_opening() -> ResponseReturnValue:
    form, faults = EnterOpeningForm(), []
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            month, report = Month.parse(form.month.data), read_report(request.form, accepts_drift=form.accepts_drift.data)
            faults = opening_stock.find_opening_faults(month, report) or opening_stock.find_opening_drift(report)
            opening_stock.enter_opening(current_actor(), month, report, form.reference.data or "")
        if outcome.is_done:
            flash(gettext("Sisa awal dibukukan. Bulan berikutnya dibuka dengan angka itu."))
            return redirect(url_for("reports.show_start"))
    elif not form.is_submitted():
        form.month.data = str(Month.of(clock.today()).previous)
    return _opening_page(form, faults), 422 if form.is_submitted() else 200


def _opening_page(form: EnterOpeningForm, faults: list[Fault]) -> str:
    return render_template("reports/enter_opening.html", form=form, faults=faults, sheets=list_sheets(), typed=request.form)


@bp.route("/ipk/tanpa-nama", methods=["GET", "POST"])
@roles(Role.PLACEMENT, Role.SECTION_HEAD)
def remove_nameless() -> ResponseReturnValue:
    form = RemoveNamelessForm()
    group = nameless.find_group(request.args.get("golongan", ""))
    if group is None:
        return redirect(url_for("reports.show_start"))
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            opening_stock.remove_nameless(current_actor(), form.removal(group.key), form.true_on.data)
        if outcome.is_done:
            flash(gettext("Penghapusan dibukukan."))
            return redirect(url_for("reports.show_start"))
    elif not form.is_submitted():
        form.form_key.data, form.true_on.data = uuid.uuid4().hex, clock.today()
    return render_template("reports/remove_nameless.html", form=form, group=group), 422 if form.is_submitted() else 200
