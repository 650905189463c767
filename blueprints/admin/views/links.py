"""Personal links for signing in: made by POST, shown once to whoever made them, never stored."""

from urllib.parse import quote
from uuid import UUID

from flask import current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from markupsafe import Markup

from blueprints.admin.blueprint import bp
from blueprints.shared.personal_urls import personal_url
from blueprints.shared.shown_once import keep_once, take_once
from jobmatch.access import current_actor, roles
from jobmatch.documents.qr import qr_svg
from jobmatch.domain.enums import Role
from jobmatch.services import sign_in_links

HELPERS = (Role.ADMIN, Role.SECTION_HEAD, Role.PLACEMENT, Role.COUNTER)


@bp.post("/akun/<uuid:account_id>/tautan")
@roles(*HELPERS)
def issue_link(account_id: UUID) -> ResponseReturnValue:
    actor = current_actor()
    issued = sign_in_links.issue_link(actor, account_id)
    body = _message(_address(issued.token, issued.is_for_phone), issued.is_for_phone)
    is_sent = sign_in_links.send_link(actor, account_id, issued.token, body)
    keep_once(f"link:{account_id}", [issued.token, issued.is_for_phone, is_sent])
    return redirect(url_for("admin.show_link", account_id=account_id))


@bp.get("/akun/<uuid:account_id>/tautan")
@roles(*HELPERS)
def show_link(account_id: UUID) -> ResponseReturnValue:
    recipient = sign_in_links.get_recipient(current_actor(), account_id)
    kept = take_once(f"link:{account_id}")
    if not isinstance(kept, list):
        return render_template("admin/show_link.html", recipient=recipient, message=None)
    token, is_for_phone, is_sent = kept
    address = _address(token, is_for_phone)
    message = _message(address, is_for_phone)
    return render_template(
        "admin/show_link.html",
        recipient=recipient,
        message=message,
        chat_url=_chat_url(recipient.phone, message),
        qr=Markup(qr_svg(address)),  # noqa: S704 - drawn here, holds nobody's words
        is_for_phone=is_for_phone,
        is_sent=is_sent,
        days=sign_in_links.days_of(is_for_phone),
    )


def _address(token: str, is_for_phone: bool) -> str:
    return personal_url("auth.bind_device" if is_for_phone else "auth.choose_password", token=token)


def _message(address: str, is_for_phone: bool) -> str:
    if is_for_phone:
        return gettext("Dari Disnakertrans Rejang Lebong: buka tautan ini di ponsel Anda dan buat PIN.") + f"\n{address}"
    return gettext("Dari Disnakertrans Rejang Lebong: buka tautan ini dan buat kata sandi Anda.") + f"\n{address}"


def _chat_url(phone: str | None, message: str) -> str | None:
    """A chat opens on the officer's own phone; a demo never offers one, its numbers are made up."""
    if phone is None or current_app.extensions["jobmatch_settings"].is_demo:
        return None
    return f"https://wa.me/{phone.removeprefix('+')}?text={quote(message)}"
