"""The classes by which the IPK tables group: which groups a table prints, and to which of them a stored class belongs.

Nobody is ever dropped: what fits no group falls into `REST`, which is printed as soon as it is not empty (L3).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from jobmatch.domain.age_groups import III1_GROUPS
from jobmatch.domain.education import IPK_TITLES, find_level
from jobmatch.domain.enums import PlacementKind, Receiver, Sex
from jobmatch.domain.graduation import BAND_TITLES
from jobmatch.domain.ledger_rules import Classes

REST = "-"
REST_TITLE = "BELUM DIKETAHUI"
DIMENSIONS = ("sex", "age_group", "education", "education_major", "kbji", "kbli", "graduation_band", "placement_kind", "receiver")


@dataclass(frozen=True)
class Dimension:
    """One class of a booking: its groups in printing order (code, title), and the group of a stored value."""

    name: str
    groups: tuple[tuple[str, str], ...]
    find_group: Callable[[str], str | None] = lambda value: value

    def group_of(self, value: str | None) -> str:
        """Return the group that counts a stored value."""
        found = None if value is None else self.find_group(value)
        return found if found in dict(self.groups) else REST

    def value_in(self, classes: Classes) -> str:
        """Return the group of a booking."""
        value: str | None = getattr(classes, self.name)
        return self.group_of(value)


class OpenDimension(Dimension):
    """A class whose groups are whatever was written, in one spelling."""

    def group_of(self, value: str | None) -> str:
        """Return the group of a stored value: the words in capitals, as forms print them."""
        return " ".join((value or "").split()).upper() or REST


def _education_row(code: str) -> str | None:
    level = find_level(code)
    return None if level is None else level.ipk.value


def build_dimensions(
    kbji_titles: Iterable[tuple[str, str]], kbli_titles: Iterable[tuple[str, str]], kbli_sections: Mapping[str, str]
) -> dict[str, Dimension]:
    """Return all dimensions; occupations and industries come from the reference tables.

    ``kbli_sections`` maps every section letter and two-digit division to its section.
    """
    receivers = tuple((receiver.value, receiver.label.upper()) for receiver in Receiver)
    found = (
        Dimension("sex", tuple((sex.value, sex.label) for sex in Sex)),
        Dimension("age_group", tuple((group.code, group.label) for group in III1_GROUPS)),
        Dimension("education", tuple((row.value, title) for row, title in IPK_TITLES.items()), _education_row),
        OpenDimension("education_major", ()),
        Dimension("kbji", tuple((code, title.upper()) for code, title in kbji_titles), lambda code: code[:1]),
        Dimension(
            "kbli",
            tuple((code, title.upper()) for code, title in kbli_titles),
            lambda code: kbli_sections.get(code) or kbli_sections.get(code[:2]),
        ),
        Dimension("graduation_band", tuple((band.value, title) for band, title in BAND_TITLES.items())),
        Dimension("placement_kind", tuple((kind.value, kind.value) for kind in PlacementKind)),
        Dimension("receiver", receivers),
    )
    return {dimension.name: dimension for dimension in found}
