"""WTForms' choice fields, taking the (value, label) pairs in which domain and queries give their lists.

Labels are source texts; they are translated when the page is drawn.
"""

from collections.abc import Iterable
from typing import Any

import wtforms
from flask_babel import lazy_gettext
from wtforms.fields import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from jobmatch.domain.local_work import KINDS

WORK_PICTURES = {
    "coffee": "work_coffee",
    "roasting": "work_roasting",
    "vegetables": "leaf",
    "rice": "work_rice",
    "palm": "work_palm",
    "livestock": "work_livestock",
    "fish": "work_fish",
    "building": "work_building",
    "carpentry": "work_carpentry",
    "welding": "work_welding",
    "workshop": "work_workshop",
    "electric": "work_electric",
    "driving": "truck",
    "courier": "work_courier",
    "cooking": "work_cooking",
    "baking": "work_baking",
    "sewing": "work_sewing",
    "hair": "work_hair",
    "shop": "bag",
    "packing": "work_packing",
    "household": "home",
    "care": "people",
    "computer": "work_computer",
    "guard": "lock",
}
"""Names of the icons that show the kinds of local work."""


def _as_choice(value: str, label: Any) -> SelectChoice:
    return SelectChoice(value, lazy_gettext(label) if isinstance(label, str) and label else label)


def _as_choices(pairs: Iterable[Any] | None) -> list[SelectChoice] | None:
    if pairs is None:
        return None
    return [pair if isinstance(pair, SelectChoice) else _as_choice(*pair) for pair in pairs]


class _TakesPairs(wtforms.SelectField):
    def __init__(self, *args: Any, choices: Iterable[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, choices=_as_choices(choices), **kwargs)

    @property
    def choices(self) -> list[SelectChoice] | None:
        """The choices of this one form; pairs may be assigned, for lists that depend on who asks."""
        return self._choices

    @choices.setter
    def choices(self, pairs: Iterable[Any] | None) -> None:
        self._choices = _as_choices(pairs)


class RadioField(_TakesPairs, wtforms.RadioField):
    """One of a few, all seen at once."""


class SelectField(_TakesPairs):
    """One of many, in a list that folds."""


class SelectMultipleField(_TakesPairs, wtforms.SelectMultipleField):
    """Any of a list."""


class TapMany(SelectMultipleField):
    """Any of a list, each a target to tap."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class WorkField(TapMany):
    """Kinds of local work, each with its picture."""

    picture = WORK_PICTURES

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, choices=[(kind.code, kind.label) for kind in KINDS], **kwargs)
