"""Times of day as people type them: 8, 08.00, 7.30, 13:15."""

import re
from datetime import time

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_


def read_time(text: str) -> time:
    """Return the time of day.

    Raises:
        RuleBroken: it is none.
    """
    found = re.fullmatch(r"\s*(\d{1,2})(?:[.:](\d{2}))?\s*", text)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise RuleBroken(N_("Tulis jam seperti 08.00."), field="opens_at")
    return time(int(found[1]), int(found[2] or 0))
