"""The family page: who works, who could, who looks after whom, and what would help, each fact with its source and date."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.families.blueprint import bp
from blueprints.families.forms import NoteCareForm
from blueprints.families.views.people import LOOKERS
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.domain.aid_kinds import Sector
from jobmatch.domain.poverty import AIDS, HOUSE_FACTS
from jobmatch.queries import referrals
from jobmatch.queries.families import FamilyPage
from jobmatch.services import families, reading


@bp.get("/keluarga/<uuid:family_id>")
@roles(*LOOKERS)
def show_family(family_id: UUID) -> ResponseReturnValue:
    return _page(reading.read_family(current_actor(), family_id), None)


@bp.post("/keluarga/<uuid:family_id>/merawat")
@roles(*families.KEEPERS)
def note_care(family_id: UUID) -> ResponseReturnValue:
    page = reading.read_family(current_actor(), family_id)
    form = _care_form(page)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            families.note_care(current_actor(), family_id, UUID(form.carer.data), UUID(form.cared.data))
        if outcome.is_done:
            flash(gettext("Dicatat, dengan tanggal hari ini."))
            return redirect(url_for("families.show_family", family_id=family_id))
    return _page(page, form), 422


@bp.post("/keluarga/<uuid:family_id>/merawat/<uuid:care_id>/selesai")
@roles(*families.KEEPERS)
def end_care(family_id: UUID, care_id: UUID) -> ResponseReturnValue:
    families.end_care(current_actor(), family_id, care_id)
    flash(gettext("Dicatat selesai."))
    return redirect(url_for("families.show_family", family_id=family_id))


def _page(page: FamilyPage, form: NoteCareForm | None) -> str:
    by_sector = [(sector, [each for each in page.opportunities() if each.kind.sector is sector]) for sector in Sector]
    return render_template(
        "families/show_family.html",
        page=page,
        groups=_groups(page),
        by_sector=by_sector,
        referrals=referrals.list_of_family(current_actor(), page.id),
        form=form or _care_form(page),
        aid_words=AIDS,
        house_words=HOUSE_FACTS,
    )


def _groups(page: FamilyPage) -> list[tuple[str, list]]:
    grown = [member for member in page.members if member.is_of_working_age]
    rest = [member for member in grown if not member.works and not member.could_work]
    return [
        (gettext("Yang bekerja"), [member for member in grown if member.works]),
        (gettext("Yang bisa bekerja, atau bekerja lebih"), [member for member in grown if member.could_work]),
        (gettext("Sekolah, mengurus rumah, atau belum ada kabar"), rest),
        (gettext("Di bawah 15 tahun"), [member for member in page.members if not member.is_of_working_age]),
    ]


def _care_form(page: FamilyPage) -> NoteCareForm:
    form = NoteCareForm()
    choices = [(str(member.id), member.name) for member in page.members]
    form.carer.choices, form.cared.choices = choices, choices
    return form
