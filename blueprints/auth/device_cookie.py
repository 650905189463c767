"""The cookie by which a bound phone is known again; it opens nothing without the PIN."""

from flask import current_app, request
from werkzeug.wrappers import Response

LONGEST = 400 * 86400  # what browsers allow at most


def _name() -> str:
    return "__Host-perangkat" if current_app.config["SESSION_COOKIE_SECURE"] else "perangkat"


def read() -> str:
    """Return the cookie of this phone, empty without one."""
    return request.cookies.get(_name(), "")


def write(answer: Response, value: str) -> Response:
    """Let the phone keep ``value``."""
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.set_cookie(_name(), value, max_age=LONGEST, httponly=True, samesite="Lax", secure=secure)
    return answer


def label() -> str:
    """Return a word by which its owner knows the phone again."""
    agent = request.user_agent.string
    kinds = (("Android", "Android"), ("iPhone", "iPhone"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("Linux", "Linux"))
    return next((word for sign, word in kinds if sign in agent), "")
