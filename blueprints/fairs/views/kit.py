"""The phone as the kit of a fair: handed out by staff, bound by a link, then fed and heard by one address."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.fairs.blueprint import bp
from blueprints.fairs.forms import AddDeviceForm
from blueprints.fairs.kit_words import kit_words
from blueprints.fairs.views.fairs import STAFF
from blueprints.shared.form_errors import rules_on
from blueprints.shared.personal_urls import personal_url
from jobmatch import clock, paths
from jobmatch.access import by_secret, current_actor, public, roles
from jobmatch.domain.enums import BoothResult, DeviceKind, RefusalReason
from jobmatch.domain.errors import DomainError, NotAllowed
from jobmatch.queries import fair_sync, fairs
from jobmatch.services import fair_devices, fair_uploads

MOST_EVENTS = 200


@bp.route("/job-fair/<uuid:fair_id>/alat", methods=["GET", "POST"])
@roles(*STAFF)
def list_devices(fair_id: UUID) -> ResponseReturnValue:
    form, link = AddDeviceForm(), None
    booths = fairs.list_booths(fair_id)
    form.booth_id.choices = [("", ""), *((str(booth.id), f"{booth.code} {booth.employer_name}") for booth in booths)]
    if form.validate_on_submit():
        with rules_on(form):
            booth_id = UUID(form.booth_id.data) if form.booth_id.data else None
            plan = fair_devices.DevicePlan(DeviceKind(form.kind.data), form.label.data or "", form.door.data or "", booth_id)
            _, token = fair_devices.add_device(current_actor(), fair_id, plan)
            link = personal_url("fairs.show_binding", token=token)
    page = render_template(
        "fairs/list_devices.html", fair=fairs.get_fair(fair_id), form=form, link=link, devices=fair_devices.list_devices(fair_id)
    )
    return page, 422 if form.is_submitted() and link is None else 200


@bp.post("/job-fair/<uuid:fair_id>/alat/<uuid:device_id>/putus")
@roles(*STAFF)
def revoke_device(fair_id: UUID, device_id: UUID) -> ResponseReturnValue:
    fair_devices.revoke_device(current_actor(), fair_id, device_id)
    flash(gettext("HP itu diputus. Isinya terhapus saat ia tersambung lagi."))
    return redirect(url_for("fairs.list_devices", fair_id=fair_id))


@bp.get("/alat-job-fair/pasang/<string:token>")
@public
def show_binding(token: str) -> ResponseReturnValue:
    return render_template("fairs/show_binding.html", token=token)


@bp.get("/alat-job-fair/hp")
@public
def show_kit() -> ResponseReturnValue:
    return render_template(
        "fairs/show_kit.html", words=kit_words(), results=BoothResult.choices(), reasons=RefusalReason.choices()
    )


@bp.get("/alat-job-fair/pekerja.js")
@public
def send_worker() -> ResponseReturnValue:
    script = (paths.PACKAGE / "static" / "js" / "fair_worker.js").read_bytes()
    return Response(script, mimetype="text/javascript")


@bp.post("/alat-job-fair/ikat/<string:token>")
@by_secret
def bind_device(token: str) -> ResponseReturnValue:
    try:
        secret, phone = fair_devices.bind_device(token)
    except DomainError as error:
        return {"error": gettext(error.message or "Tautan ini sudah dipakai atau ditarik. Minta tautan baru.")}, 422
    facts = {"kind": phone.kind.value, "label": phone.label, "door": phone.door, "number": phone.number}
    numbers = {"first": phone.numbers.start, "last": phone.numbers.stop - 1}
    kit = fair_sync.get_kit(phone.fair_id, phone.booth_id)
    return {"secret": secret, **facts, **numbers, **kit, "expires": phone.expires_at.isoformat()}


@bp.post("/alat-job-fair/sinkron")
@by_secret
def take_in() -> ResponseReturnValue:
    try:
        phone = fair_devices.recognise(request.headers.get("Authorization", "").removeprefix("Bearer "))
    except NotAllowed:
        return {"wipe": True}, 410
    sent = request.get_json(silent=True) or {}
    told = [one for one in map(_told, list(sent.get("events") or [])[:MOST_EVENTS]) if one is not None]
    unsent = sent.get("unsent")
    answers = fair_uploads.take_in(phone, told, unsent if isinstance(unsent, int) else 0)
    said: dict[str, Any] = {"answers": [[one.client_id, one.verdict, one.help_reason] for one in answers]}
    said["now"] = int(clock.now().timestamp() * 1000)
    if sent.get("wants_changes"):
        said["changes"] = fair_sync.get_changes(phone.fair_id, phone.kind, phone.booth_id, _moment(sent.get("since")))
    return said


def _told(event: Any) -> fair_uploads.Told | None:
    try:
        return fair_uploads.Told(
            client_id=str(event["id"])[:40],
            kind=fair_uploads.KINDS[fair_uploads.KINDS.index(event["kind"])],
            code=str(event["code"])[:200],
            seen_at=datetime.fromtimestamp(event["at"] / 1000, UTC),
            guard_verdict=str(event["guard"])[:20] if event.get("guard") else None,
            was_let_in=bool(event.get("in", True)),
            facts=dict(event.get("facts") or {}),
        )
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None


def _moment(text: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo else None
