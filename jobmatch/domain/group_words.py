"""Words for the groups into which a fair's people fall."""

from jobmatch.domain.education import find_level
from jobmatch.domain.enums import EmploymentKind, PlacementKind, Sex
from jobmatch.domain.fair_results import UNKNOWN, Group
from jobmatch.domain.texts import N_

NOT_KNOWN = N_("Belum diketahui")
_FIXED = {
    (Group.DISABILITY, "yes"): N_("Dengan disabilitas"),
    (Group.DISABILITY, UNKNOWN): N_("Tidak tercatat"),
    (Group.ORIGIN, "local"): N_("Warga Rejang Lebong"),
    (Group.ORIGIN, "other"): N_("Dari luar daerah"),
    (Group.SECTOR, "??"): NOT_KNOWN,
}


def value_label(group: Group, value: str) -> str:
    """Return the words for one value of a group; districts and sector letters are their own words."""
    if (group, value) in _FIXED:
        return _FIXED[group, value]
    if value == UNKNOWN:
        return NOT_KNOWN
    if group is Group.KIND:
        return PlacementKind(value).label if value in set(PlacementKind) else EmploymentKind(value).label
    if group is Group.SEX:
        return Sex(value).label
    level = find_level(value) if group is Group.EDUCATION else None
    return level.label if level else value
