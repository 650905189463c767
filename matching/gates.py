"""Hard needs of the work: a licence, a justified education, place and time. Each with its reason.

A gate closes on what is known to be missing, never on what nobody asked. A need for
accommodation is not known here and so removes nobody.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from matching.criteria.distance import distance_km
from matching.prepared import PreparedSeeker, PreparedVacancy
from matching.profiles import EDUCATION_RANK
from matching.results import GateResult
from matching.tables import read_table


@lru_cache(maxsize=1)
def covered_by() -> dict[str, frozenset[str]]:
    """For each licence those that allow at least as much."""
    found: dict[str, frozenset[str]] = {}
    for row in read_table("licence_covers.csv"):
        found[row["covers"]] = found.get(row["covers"], frozenset()) | {row["licence"]}
    return found


def licence_gate(seeker: PreparedSeeker, vacancy: PreparedVacancy) -> GateResult:
    """Every licence the work may not be done without."""
    missing = tuple(
        text for licence, text in vacancy.licences if not seeker.licences & ({licence} | covered_by().get(licence, frozenset()))
    )
    return GateResult("gate.licence", not missing, {"missing": missing})


def education_gate(seeker: PreparedSeeker, vacancy: PreparedVacancy) -> GateResult:
    """Only where the vacancy justified its level, and the person's is known."""
    asked, own = vacancy.profile.min_education, seeker.profile.education_level
    closes = (
        vacancy.profile.is_education_justified
        and asked is not None
        and own is not None
        and EDUCATION_RANK[own] < EDUCATION_RANK[asked]
    )
    return GateResult("gate.education", not closes, {"asked": asked, "own": own})


def place_gate(seeker: PreparedSeeker, vacancy: PreparedVacancy) -> GateResult:
    """Beyond the distance the person named, or a kind of placement the person ruled out."""
    person, work = seeker.profile, vacancy.profile
    if work.reach and person.reach and work.reach not in person.reach:
        return GateResult("gate.reach", False, {"needed": work.reach})
    if work.is_remote or person.is_willing_to_move or person.max_distance_km is None:
        return GateResult("gate.place", True)
    if person.location is None or work.location is None:
        return GateResult("gate.place", True)
    km = distance_km(person.location, work.location)
    facts = {"km": round(km, 1), "limit_km": person.max_distance_km}
    return GateResult("gate.place", km <= person.max_distance_km, facts)


def time_gate(seeker: PreparedSeeker, vacancy: PreparedVacancy) -> GateResult:
    """Closed only if the person can work at none of the needed times."""
    needed, own = vacancy.profile.availability, seeker.profile.availability
    closes = bool(needed and own) and not set(needed) & set(own)
    return GateResult("gate.time", not closes, {"needed": needed})


Gate = Callable[[PreparedSeeker, PreparedVacancy], GateResult]
GATES: Sequence[Gate] = (licence_gate, education_gate, place_gate, time_gate)


def closed_gates(seeker: PreparedSeeker, vacancy: PreparedVacancy) -> tuple[GateResult, ...]:
    """The gates that keep the pair apart; empty: none does."""
    results = (gate(seeker, vacancy) for gate in GATES)
    return tuple(result for result in results if not result.passed)
