"""Records that may be one human: three zones, one pair beside the other, merged or kept apart, and taken apart again."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.families.blueprint import bp
from blueprints.families.forms import MergeForm
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.domain.identity_rules import FIELDS, DoubleZone, words_of_level
from jobmatch.queries import doubles as reads
from jobmatch.services import doubles, merges, reading


@bp.get("/catatan-ganda")
@roles(*reads.READERS)
def list_doubles() -> ResponseReturnValue:
    actor, zone = current_actor(), request.args.get("golongan", DoubleZone.MERGE.value)
    chosen = DoubleZone(zone) if zone in set(DoubleZone) else DoubleZone.MERGE
    return render_template(
        "families/list_doubles.html",
        rows=reads.list_doubles(actor, chosen),
        counts=reads.count_zones(actor),
        zones=list(DoubleZone),
        chosen=chosen,
        merges=reads.list_merges(actor),
        searched_at=reads.last_search(),
        reason_words=_reason_words,
        most=reads.MOST,
    )


@bp.post("/catatan-ganda/cari")
@roles(*doubles.SEARCHERS)
def ask_for_search() -> ResponseReturnValue:
    doubles.ask_for_search(current_actor())
    flash(gettext("Pencarian berjalan di latar. Buka lagi halaman ini beberapa menit lagi."))
    return redirect(url_for("families.list_doubles"))


@bp.get("/catatan-ganda/<uuid:double_id>")
@roles(*reads.READERS)
def show_double(double_id: UUID) -> ResponseReturnValue:
    return _pair_page(double_id, MergeForm(formdata=None))


@bp.post("/catatan-ganda/<uuid:double_id>/gabung")
@roles(*merges.MERGERS)
def merge_people(double_id: UUID) -> ResponseReturnValue:
    actor, form = current_actor(), MergeForm()
    row = reads.get_double(actor, double_id)
    form.kept.choices = _sides(row)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            kept = UUID(form.kept.data)
            merges.merge(actor, kept, row.second_id if kept == row.first_id else row.first_id)
        if outcome.is_done:
            flash(gettext("Digabung. Bila keliru, pisahkan lagi dari daftar di bawah."))
            return redirect(url_for("families.list_doubles", _anchor="gabungan"))
    return _pair_page(double_id, form), 422


@bp.post("/catatan-ganda/<uuid:double_id>/dua-orang")
@roles(*merges.MERGERS)
def keep_apart(double_id: UUID) -> ResponseReturnValue:
    merges.keep_apart(current_actor(), double_id)
    flash(gettext("Dicatat sebagai dua orang. Pasangan ini tidak ditanyakan lagi."))
    return redirect(url_for("families.list_doubles"))


@bp.post("/catatan-ganda/gabungan/<uuid:merge_id>/pisahkan")
@roles(*merges.MERGERS)
def undo_merge(merge_id: UUID) -> ResponseReturnValue:
    merges.undo(current_actor(), merge_id)
    flash(gettext("Dipisahkan lagi; kedua catatan seperti semula."))
    return redirect(url_for("families.list_doubles"))


def _pair_page(double_id: UUID, form: MergeForm) -> str:
    actor = current_actor()
    row = reads.get_double(actor, double_id)
    form.kept.choices = _sides(row)
    people = [reading.read_person(actor, person_id) for person_id in (row.first_id, row.second_id)]
    return render_template("families/show_double.html", row=row, people=people, form=form, reason_words=_reason_words)


def _sides(row: reads.DoubleRow) -> list[tuple[str, str]]:
    return [(str(row.first_id), gettext("Catatan kiri")), (str(row.second_id), gettext("Catatan kanan"))]


def _reason_words(reasons: list[list[object]]) -> str:
    words = [f"{gettext(FIELDS[str(field)])} {gettext(words_of_level(str(code)))}" for field, code, _bits in reasons]
    return ", ".join(words)
