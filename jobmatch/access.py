"""Deny by default: an endpoint without an access mark answers 403. Also here: who is acting."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import Flask, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import AnonymousUserMixin, LoginManager, UserMixin, current_user

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.queries import accounts

View = TypeVar("View", bound=Callable[..., Any])

EVERYONE = frozenset(Role)
ANY_ACCOUNT = frozenset(Role) - {Role.VISITOR, Role.SYSTEM}


def public(view: View) -> View:
    """Mark a view as open to everybody, signed in or not."""
    view.access_roles = EVERYONE  # type: ignore[attr-defined]
    return view


def roles(*allowed: Role) -> Callable[[View], View]:
    """Mark a view as open to these roles only."""

    def mark(view: View) -> View:
        view.access_roles = frozenset(allowed)  # type: ignore[attr-defined]
        return view

    return mark


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
        self._key = f"{signed_in.account_id}:{signed_in.session_epoch}"

    def get_id(self) -> str:
        """Return account and epoch, so that raising the epoch ends the session."""
        return self._key


class Visitor(AnonymousUserMixin):
    """A request without sign-in."""

    actor = Actor.visitor()
    display_name = ""


def load_user(key: str) -> SignedInUser | None:
    """Return the user of a session key, or None when it has ended."""
    account_id, _, epoch = key.partition(":")
    try:
        signed_in = accounts.find_signed_in(UUID(account_id), int(epoch))
    except ValueError:
        return None
    return None if signed_in is None else SignedInUser(signed_in)


def current_actor() -> Actor:
    """Return who acts in this request."""
    actor: Actor = current_user.actor
    return actor


def _guard() -> ResponseReturnValue | None:
    endpoint = request.endpoint
    if endpoint is None or endpoint == "static":
        return None
    allowed = allowed_roles(endpoint)
    if current_actor().role in allowed:
        return None
    if current_user.is_authenticated or not allowed:
        abort(403)
    return redirect(url_for("auth.sign_in", next=request.path if request.method == "GET" else None))


def register_guard(app: Flask, login: LoginManager) -> None:
    """Wire the guard and the user loader."""
    login.anonymous_user = Visitor
    login.user_loader(load_user)
    app.before_request(_guard)
