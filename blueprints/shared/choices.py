"""Choices under group headings."""

from collections.abc import Iterable, Mapping

from flask_babel import LazyString
from wtforms.fields import SelectChoice


def grouped_choices(groups: Mapping[str, Iterable[tuple[str, str]]], blank: LazyString) -> list[SelectChoice]:
    """Return names under their headings, such as villages under their kecamatan; names are not translated."""
    named = [SelectChoice(value, name, optgroup=group) for group, pairs in groups.items() for value, name in pairs]
    return [SelectChoice("", blank), *named]
