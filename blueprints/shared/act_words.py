"""Puts an act of the audit log into a line that reads aloud."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext

from jobmatch.domain.audit_words import words_for_action, words_for_fields, words_for_reason
from jobmatch.domain.enums import Role
from jobmatch.formatting import waktu
from jobmatch.queries.history import Act

LOOKS = ("read", "list_", "search_", "match_", "reveal_")


@dataclass(frozen=True, slots=True)
class Line:
    """One act in words, in the shape of the timeline component."""

    date: str
    title: str
    text: str
    by: str
    kind: str
    at: datetime


def line_of(act: Act) -> Line:
    """Return the line of an act."""
    reason = words_for_reason(act.reason)
    parts = [", ".join(gettext(word) for word in words_for_fields(act.fields)), gettext(reason) if reason else ""]
    return Line(
        date=waktu(act.at),
        title=gettext(words_for_action(act.action)),
        text=". ".join(part[:1].upper() + part[1:] for part in parts if part),
        by=_who(act),
        kind="info" if act.action.startswith(LOOKS) else "neutral",
        at=act.at,
    )


def _who(act: Act) -> str:
    role = gettext(Role(act.role).label) if act.role in set(Role) else act.role
    return f"{act.who}, {role}" if act.who else role
