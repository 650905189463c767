"""People at work by a placement, as their village sees them: it says whether that is so."""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.registry.blueprint import bp
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import Role
from jobmatch.services import village_word


@bp.post("/bulan-desa/<uuid:month_id>/penempatan/<uuid:placement_id>/<any('betul','tidak'):word>")
@roles(Role.VILLAGE_OFFICER)
def say_of_placed(month_id: UUID, placement_id: UUID, word: str) -> ResponseReturnValue:
    village_word.say(current_actor(), month_id, placement_id, is_so=word == "betul")
    text = (
        gettext("Terima kasih, dicatat.")
        if word == "betul"
        else gettext("Dicatat. Kantor menanyakannya lagi kepada kedua pihak.")
    )
    flash(text, "success")
    return redirect(url_for("registry.show_month", month_id=month_id))
