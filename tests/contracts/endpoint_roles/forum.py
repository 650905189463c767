"""Who may call what of forum."""

from jobmatch.domain.enums import Role
from tests.contracts.endpoint_roles.groups import READERS

ROLES: dict[str, set[Role]] = {
    "forum.decide": READERS,
    "forum.download_briefing": READERS,
    "forum.finish_decision": READERS,
    "forum.list_meetings": READERS,
    "forum.note_advice": READERS,
    "forum.plan_meeting": READERS,
    "forum.reopen_decision": READERS,
    "forum.show_meeting": READERS,
}
