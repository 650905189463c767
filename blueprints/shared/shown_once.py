"""What may be seen once after a redirect: it waits in the signed cookie of the browser that made it, never in an address."""

from flask import session

PREFIX = "once:"


def keep_once(name: str, value: object) -> None:
    """Keep a value for the next page of this browser."""
    session[PREFIX + name] = value


def take_once(name: str) -> object | None:
    """Return the value and forget it."""
    return session.pop(PREFIX + name, None)
