"""Deny by default: an endpoint without an access mark answers 403. Also here: who is acting."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import Flask, abort, current_app, flash, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import AnonymousUserMixin, LoginManager, UserMixin, current_user, login_user, logout_user

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.sign_in_rules import longest_idle, needs_second_step
from jobmatch.domain.texts import N_
from jobmatch.extensions.kept_forms import KeptForm, kept_forms
from jobmatch.queries import accounts
from jobmatch.settings import Settings

View = TypeVar("View", bound=Callable[..., Any])

EVERYONE = frozenset(Role)
ANY_ACCOUNT = frozenset(Role) - {Role.VISITOR, Role.SYSTEM}
BEFORE_SECOND_STEP = frozenset({"auth.enable_second_step", "auth.sign_out", "auth.choose_language"})
SEEN, SEEN_EVERY = "seen", 60
SESSION_ENDED = N_("Anda keluar otomatis karena lama tidak ada kegiatan. Masuk lagi untuk melanjutkan.")


def public(view: View) -> View:
    """Mark a view as open to everybody, signed in or not."""
    view.access_roles = EVERYONE  # type: ignore[attr-defined]
    return view


def by_secret(view: View) -> View:
    """Mark a public view that believes no cookie, only a secret in its own header: forged forms cannot send one."""
    view.believes_no_cookie = True  # type: ignore[attr-defined]
    return public(view)


def roles(*allowed: Role) -> Callable[[View], View]:
    """Mark a view as open to these roles only."""

    def mark(view: View) -> View:
        view.access_roles = frozenset(allowed)  # type: ignore[attr-defined]
        return view

    return mark


def reflects_nothing(view: View) -> View:
    """Mark a view whose page repeats nothing that a request can put into it.

    Only such a page may be compressed for who is signed in: with reflected text beside them, secrets could be guessed by
    the length of the answer (the BREACH attack).
    """
    view.reflects_nothing = True  # type: ignore[attr-defined]
    return view


def allowed_roles(endpoint: str) -> frozenset[Role]:
    """Return the roles that may call ``endpoint``; none for an unmarked one."""
    if endpoint == "static":
        return EVERYONE
    found: frozenset[Role] = getattr(current_app.view_functions[endpoint], "access_roles", frozenset())
    return found


class SignedInUser(UserMixin):
    """What Flask-Login carries through a request."""

    def __init__(self, signed_in: accounts.SignedIn) -> None:
        self.actor = signed_in.actor
        self.display_name = signed_in.display_name
        self.session_id = signed_in.session_id
        self.has_second_step = signed_in.has_second_step

    def get_id(self) -> str:
        """Return the session's key: ended sessions find nobody."""
        return str(self.session_id)


class Visitor(AnonymousUserMixin):
    """A request without sign-in."""

    actor = Actor.visitor()
    display_name = ""


def load_user(key: str) -> SignedInUser | None:
    """Return the user of a session key, or None when the session has ended or lasted too long."""
    try:
        signed_in = accounts.find_signed_in(UUID(key))
    except ValueError:
        return None
    if signed_in is None or clock.now() - signed_in.started_at > current_app.permanent_session_lifetime:
        return None
    return SignedInUser(signed_in)


def begin_session(key: str) -> None:
    """Sign the browser in with the key that a service opened; nothing of an earlier session stays in the cookie."""
    session.clear()
    session.permanent = True
    login_user(load_user(key))
    session[SEEN] = int(clock.now().timestamp())


def leave_session() -> None:
    """Forget in the browser who was signed in."""
    logout_user()
    session.clear()


def _load_present_user(key: str) -> SignedInUser | None:
    user = load_user(key)
    if user is None:
        return None
    now = int(clock.now().timestamp())
    silence = now - session.get(SEEN, now)
    if silence > longest_idle(user.actor.role).total_seconds():
        g.fell_silent = user.actor.user_id
        return None
    if silence >= SEEN_EVERY or SEEN not in session:
        session[SEEN] = now
    return user


def current_actor() -> Actor:
    """Return who acts in this request."""
    actor: Actor = current_user.actor
    return actor


def find_kept_form(word: str) -> KeptForm | None:
    """Return what the present account typed before its session ended."""
    owner = current_actor().user_id
    return None if owner is None else kept_forms.find(word, owner)


def must_set_up_second_step() -> bool:
    """Tell whether the signed-in account still owes its code app."""
    if not current_user.is_authenticated or current_user.has_second_step:
        return False
    settings: Settings = current_app.extensions["jobmatch_settings"]
    return needs_second_step(current_actor().role, is_demo=settings.is_demo)


def _guard() -> ResponseReturnValue | None:
    endpoint = request.endpoint
    if endpoint is None or endpoint == "static":
        return None
    allowed = allowed_roles(endpoint)
    if current_actor().role not in allowed:
        return _refuse(is_marked=bool(allowed))
    if endpoint not in BEFORE_SECOND_STEP and must_set_up_second_step():
        return redirect(url_for("auth.enable_second_step"))
    return None


def _refuse(*, is_marked: bool) -> ResponseReturnValue:
    if current_user.is_authenticated or not is_marked:
        abort(403)
    if "_user_id" in session or SEEN in session:
        session.clear()
        flash(gettext(SESSION_ENDED), "info")
        if word := _keep_what_was_typed():
            return redirect(url_for("auth.sign_in", next=url_for("auth.resume_form", token=word)))
    return redirect(url_for("auth.sign_in", next=request.path if request.method == "GET" else None))


def _keep_what_was_typed() -> str | None:
    """Keep a posted form for who has just fallen silent; forged ones were refused before."""
    owner = g.get("fell_silent")
    if owner is None or request.method != "POST" or not request.form:
        return None
    return kept_forms.keep(owner, request.path, list(request.form.items(multi=True)))


def register_guard(app: Flask, login: LoginManager) -> None:
    """Wire the guard and the user loader."""
    login.anonymous_user = Visitor
    login.session_protection = None  # the session's own row, its age and its silence decide; addresses of phones change
    login.user_loader(_load_present_user)
    app.before_request(_guard)
