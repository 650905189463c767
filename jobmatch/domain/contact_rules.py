"""When a verified employer may see name and number of a person who never answered this vacancy: by her prior consent only."""

from jobmatch.domain.fit_rules import FITS_FROM
from jobmatch.domain.nearness import Point, kilometres


def may_contact(score: int, is_open: bool, limit_km: int | None, home: Point | None, work: Point | None) -> bool:
    """Tell whether fitting work lies within the distance she chose; an unknown place is never near."""
    if not is_open or limit_km is None or score < FITS_FROM or home is None or work is None:
        return False
    return kilometres(home, work) <= limit_km
