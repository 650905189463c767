"""Words for what a workplace would need to offer somebody."""

from collections.abc import Iterable

from flask_babel import gettext

from jobmatch.domain.job_wishes import ACCOMMODATIONS


def need_choices(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Return the needs as choices, in the order of the list."""
    wanted = set(codes)
    return [(code, gettext(words)) for code, words in ACCOMMODATIONS if code in wanted]


def need_words(codes: Iterable[str]) -> list[str]:
    """Return the needs in words."""
    return [words for _, words in need_choices(codes)]
