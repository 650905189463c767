"""The month without a network: what a phone sends later, where two phones differ, and what the phone keeps of the site."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Response, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.registry.blueprint import bp
from blueprints.registry.roles import WRITERS
from jobmatch.access import current_actor, public, roles
from jobmatch.domain.enums import HowKnown, OtherAnswer, RowAnswer
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.queries import month_entries as entries_on_file
from jobmatch.queries import registry
from jobmatch.services import month_entries
from jobmatch.services.month_entries import MOST_AT_ONCE, Sent
from jobmatch.services.village_months import RowReply

ANSWERS = (RowAnswer.STILL_NOT_WORKING, RowAnswer.NOW_WORKING, *OtherAnswer)
UNREADABLE = N_("Kiriman ini tidak terbaca. Muat ulang halaman.")
KEPT_FILES = (
    *("css/tokens.css", "css/base.css", "css/components.css", "css/registry.css", "img/icon.svg", "js/site.js"),
    *("js/village_month.js", "js/registry_checks.js", "js/offline_store.js", "js/offline_queue.js", "js/offline_month.js"),
    *("js/offline_guard.js", "js/offline_notes.js", "js/offline_people.js", "js/offline_pages.js"),
)


@bp.post("/bulan-desa/<uuid:month_id>/kiriman")
@roles(*WRITERS)
def receive_answers(month_id: UUID) -> ResponseReturnValue:
    body = request.get_json(silent=True)
    try:
        receipts = month_entries.receive_answers(current_actor(), month_id, _sent(body), _default(body))
    except RuleBroken as error:
        return jsonify(refused=gettext(error.message, **error.facts)), 422
    return jsonify(
        receipts=[
            {
                "id": str(receipt.id),
                "outcome": receipt.outcome,
                "standing": receipt.standing,
                "text": gettext(receipt.broken.message, **receipt.broken.facts) if receipt.broken else "",
            }
            for receipt in receipts
        ]
    )


def _sent(body: Any) -> list[Sent]:
    try:
        return [_one(item) for item in body["items"][:MOST_AT_ONCE]]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise RuleBroken(UNREADABLE) from None


def _default(body: Any) -> HowKnown | None:
    said = body.get("default")
    return HowKnown(said) if said in (HowKnown.MET, HowKnown.TOLD) else None


def _one(item: Mapping[str, Any]) -> Sent:
    answer, other = item.get("answer"), item.get("other")
    reply = RowReply(
        row_id=UUID(item["row"]),
        answer=RowAnswer(answer) if answer else None,
        how_known=HowKnown(item["how"]),
        other=OtherAnswer(other) if other else None,
        job=str(item.get("job") or ""),
    )
    said_at = datetime.fromisoformat(item["said_at"]) if item.get("said_at") else None
    after = tuple(str(UUID(key)) for key in item.get("after", ()))
    return Sent(UUID(item["id"]), reply, after, str(item.get("device", "")), said_at if said_at and said_at.tzinfo else None)


@bp.get("/bulan-desa/<uuid:month_id>/berbeda")
@roles(*WRITERS)
def list_differences(month_id: UUID) -> ResponseReturnValue:
    month = registry.get_month(current_actor(), month_id)
    return render_template("registry/list_differences.html", month=month, differences=entries_on_file.list_differences(month_id))


@bp.post("/bulan-desa/<uuid:month_id>/berbeda/<uuid:row_id>")
@roles(*WRITERS)
def decide_difference(month_id: UUID, row_id: UUID) -> ResponseReturnValue:
    month_entries.decide(current_actor(), month_id, row_id, request.form.get("jawaban", type=UUID) or row_id)
    flash(gettext("Jawaban dipilih. Yang lain tetap tersimpan di riwayat."))
    return redirect(url_for("registry.list_differences", month_id=month_id))


@bp.get("/bulan-luring")
@public
def show_offline_month() -> ResponseReturnValue:
    ways = (HowKnown.MET, HowKnown.TOLD)
    return render_template("registry/show_offline_month.html", answers=ANSWERS, ways=ways)


@bp.get("/pekerja-luring.js")
@public
def show_service_worker() -> ResponseReturnValue:
    """The service worker, told which files of this release it keeps; a new release is a new script."""
    kept = [url_for("static", filename=name) for name in KEPT_FILES]
    told = f"const KEPT = {json.dumps(kept)};\nconst PAGE = {json.dumps(url_for('registry.show_offline_month'))};\n"
    script = f"{told}importScripts({json.dumps(url_for('static', filename='js/month_worker.js'))});\n"
    return Response(script, mimetype="text/javascript", headers={"Cache-Control": "no-cache"})
