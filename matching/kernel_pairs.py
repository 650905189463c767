"""Bounds of the score of one pair: each part mirrors a criterion, on numbers instead of profiles.

Parts of plain arithmetic do it in the criterion's own order, so their points are the criterion's. Distances and texts
are right to within EPSILON: their points lie between two bounds that are nearly always equal; where they are not, the
caller asks the criterion itself. `pairs` holds both tables, what they share, and the weights.
"""

from typing import Any, NamedTuple

import numpy as np

from matching.closeness import RELATED_SKILL, SAME_PREFIX
from matching.criteria.distance import EARTH_KM, NEAR_KM, SAME_DISTRICT, WOULD_MOVE
from matching.criteria.education import LEADS_TO_WORK, LEVEL_ONLY, ONE_STEP_BELOW, SAME_GROUP
from matching.criteria.experience import UNKNOWN_LENGTH
from matching.criteria.skills import BELOW_LEVEL, USUAL_CAP, USUAL_ENOUGH
from matching.criteria.wage import NOTHING_AT
from matching.features import SeekerArrays, VacancyArrays
from matching.growing import Array
from matching.kernels import inlined
from matching.shared import SharedArrays

EPSILON = 1e-9
EDGE_KM = 1e-6
SAME_4, SAME_3, SAME_2 = SAME_PREFIX[4], SAME_PREFIX[3], SAME_PREFIX[2]
SKILLS, OCCUPATION, EXPERIENCE, EDUCATION, DISTANCE, WAGE, AVAILABILITY, TEXT = range(8)
"""Places of the criteria in an array of weights: the order of `weights.CRITERIA`."""
SHUT, OPEN, UNSURE = range(3)
"""A pair kept apart, a pair whose bounds hold, a pair only gates and criteria can decide."""


class Pairs(NamedTuple):
    """Both sides of all pairs."""

    seekers: SeekerArrays
    vacancies: VacancyArrays
    shared: SharedArrays
    weights: Array


@inlined
def points(weight: int, share: float) -> int:
    """The points of a share, as scoring rounds them."""
    return int(weight * share + 0.5)


@inlined
def low_points(weight: int, share: float) -> int:
    """The fewest points a share can mean."""
    return int(weight * share + 0.5 - EPSILON)


@inlined
def high_points(weight: int, share: float) -> int:
    """The most points a share can mean."""
    return int(weight * share + 0.5 + EPSILON)


@inlined
def nearness(prefixes: Any, own: Any, theirs: Any) -> float:
    """Strength of the nearest pair of occupation codes; each side as (codes, strengths, first, last)."""
    best = 0.0
    for a in range(own[2], own[3]):
        one = own[0][a]
        for b in range(theirs[2], theirs[3]):
            other = theirs[0][b]
            if prefixes[one, 2] == prefixes[other, 2]:
                is_three, is_four = prefixes[one, 1] == prefixes[other, 1], prefixes[one, 0] == prefixes[other, 0]
                close = SAME_4 if is_four else SAME_3 if is_three else SAME_2
                best = max(best, own[1][a] * theirs[1][b] * close)
    return best


@inlined
def occupation_share(pairs: Any, i: int, j: int) -> float:
    """See criteria.occupation."""
    seekers, vacancies = pairs.seekers, pairs.vacancies
    own = (seekers.code, seekers.strength, seekers.code_at[i], seekers.code_at[i + 1])
    offered = (vacancies.code, vacancies.strength, vacancies.code_at[j], vacancies.code_at[j + 1])
    return float(nearness(pairs.shared.code_prefix, own, offered))


@inlined
def experience_share(pairs: Any, i: int, j: int) -> float:
    """See criteria.experience."""
    work = pairs.vacancies.row[j]
    seekers, vacancies = pairs.seekers, pairs.vacancies
    if work["months"] <= 0:
        return 0.0
    months, is_length_unknown = 0.0, False
    offered = (vacancies.code, vacancies.strength, vacancies.code_at[j], vacancies.code_at[j + 1])
    for done in range(seekers.done_at[i], seekers.done_at[i + 1]):
        own = (seekers.done_code, seekers.done_strength, seekers.done_code_at[done], seekers.done_code_at[done + 1])
        near = nearness(pairs.shared.code_prefix, own, offered)
        if near > 0:
            is_length_unknown |= seekers.done_months[done] < 0
            months += near * max(seekers.done_months[done], 0.0)
    share = min(1.0, months / work["months"])
    return float(max(share, UNKNOWN_LENGTH) if is_length_unknown else share)


@inlined
def owned(seekers: Any, i: int, skill: int) -> int:
    """Place of a skill among a seeker's, or -1."""
    for own in range(seekers.skill_at[i], seekers.skill_at[i + 1]):
        if seekers.skill[own] == skill:
            return own
    return -1


@inlined
def credit(pairs: Any, i: int, asked: int) -> float:
    """What a seeker earns for one of the skills asked for."""
    seekers, shared, skill = pairs.seekers, pairs.shared, pairs.vacancies.asked[asked]
    own = owned(seekers, i, skill)
    if own >= 0:
        level = pairs.vacancies.asked_level[asked]
        return BELOW_LEVEL if 0 < seekers.skill_level[own] < level else 1.0
    for near in range(shared.related_at[skill], shared.related_at[skill + 1]):
        if owned(seekers, i, shared.related[near]) >= 0:
            return RELATED_SKILL
    return 0.0


@inlined
def skills_share(pairs: Any, i: int, j: int) -> float:
    """See criteria.skills."""
    person, work = pairs.seekers.row[i], pairs.vacancies.row[j]
    seekers, vacancies = pairs.seekers, pairs.vacancies
    if not person["skill_mask"] & work["asked_mask"]:
        return 0.0
    earned, possible = 0.0, 0.0
    for asked in range(vacancies.asked_at[j], vacancies.asked_at[j + 1]):
        earned += vacancies.asked_weight[asked] * credit(pairs, i, asked)
        possible += vacancies.asked_weight[asked]
    if possible > 0:
        return earned / possible
    held, usual = 0, vacancies.usual_at[j + 1] - vacancies.usual_at[j]
    for place in range(vacancies.usual_at[j], vacancies.usual_at[j + 1]):
        held += owned(seekers, i, vacancies.usual[place]) >= 0
    return USUAL_CAP * min(1.0, held / min(USUAL_ENOUGH, usual)) if usual else 0.0


@inlined
def level_share(own: int, asked: int) -> float:
    """What a level of education earns."""
    if own < 0 or asked < 0:
        return 0.0
    return 1.0 if own >= asked else ONE_STEP_BELOW if asked - own == 1 else 0.0


@inlined
def major_share(pairs: Any, i: int, j: int) -> float:
    """What the fields of study earn where some are asked for."""
    seekers, vacancies, group = pairs.seekers, pairs.vacancies, pairs.shared.field_group
    best = 0.0
    for mine in range(seekers.field_at[i], seekers.field_at[i + 1]):
        own = seekers.field[mine]
        for theirs in range(vacancies.field_at[j], vacancies.field_at[j + 1]):
            asked = vacancies.field[theirs]
            if group[own] == group[asked]:
                best = max(best, 1.0 if own == asked else SAME_GROUP)
    return float(best)


@inlined
def leading_share(pairs: Any, i: int, j: int) -> float:
    """What the fields of study earn because they lead to this work."""
    seekers, vacancies = pairs.seekers, pairs.vacancies
    best = 0.0
    for mine in range(seekers.field_at[i], seekers.field_at[i + 1]):
        for work in range(vacancies.code_at[j], vacancies.code_at[j + 1]):
            if pairs.shared.leads[vacancies.code[work], seekers.field[mine]]:
                best = max(best, vacancies.strength[work])
    return best


@inlined
def education_share(pairs: Any, i: int, j: int) -> float:
    """See criteria.education."""
    person, work = pairs.seekers.row[i], pairs.vacancies.row[j]
    asked = work["rank"]
    level = level_share(person["rank"], asked)
    if work["has_majors"]:
        major = major_share(pairs, i, j)
        return float((level + major) / 2 if asked >= 0 else major)
    return LEVEL_ONLY * level + LEADS_TO_WORK * leading_share(pairs, i, j)


@inlined
def kilometres(pairs: Any, i: int, j: int) -> float:
    """Great-circle distance; negative where either place is unknown."""
    person, work = pairs.seekers.row[i], pairs.vacancies.row[j]
    if not (person["has_place"] and work["has_place"]):
        return -1.0
    x, y, z = person["x"] - work["x"], person["y"] - work["y"], person["z"] - work["z"]
    chord = x * x + y * y + z * z
    return float(2 * EARTH_KM * np.arcsin(np.sqrt(min(1.0, chord / 4))))


@inlined
def distance_share(pairs: Any, i: int, j: int, km: float) -> float:
    """See criteria.distance."""
    person, work = pairs.seekers.row[i], pairs.vacancies.row[j]
    if work["is_remote"]:
        return 1.0
    if km >= 0:
        limit = person["limit_km"]
        share = min(1.0, max(0.0, (limit - km) / (limit - NEAR_KM)))
        return float(WOULD_MOVE if share == 0 and person["is_mover"] else share)
    is_same = person["district"] >= 0 and person["district"] == work["district"]
    return SAME_DISTRICT if is_same else 0.0


@inlined
def wage_share(pairs: Any, i: int, j: int) -> float:
    """See criteria.wage."""
    person, work = pairs.seekers.row[i], pairs.vacancies.row[j]
    offered, hoped = work["wage"], person["wage"]
    if offered == 0 or hoped == 0:
        return 0.0
    return float(min(1.0, max(0.0, (offered / hoped - NOTHING_AT) / (1 - NOTHING_AT))))


@inlined
def times_share(pairs: Any, i: int, j: int) -> float:
    """See criteria.availability."""
    person, work = pairs.seekers.row[i], pairs.vacancies.row[j]
    common, met = work["times"] & person["times"], 0
    while common:
        common &= common - 1
        met += 1
    return 1 - (work["time_count"] - met) / work["time_count"] if met else 0.0


@inlined
def has_licence(pairs: Any, i: int, licence: int) -> bool:
    """Whether a seeker holds a licence, or one that covers it."""
    seekers, shared = pairs.seekers, pairs.shared
    for own in range(seekers.licence_at[i], seekers.licence_at[i + 1]):
        if seekers.licence[own] == licence:
            return True
        for other in range(shared.cover_at[licence], shared.cover_at[licence + 1]):
            if seekers.licence[own] == shared.cover[other]:
                return True
    return False


@inlined
def has_licences(pairs: Any, i: int, j: int) -> bool:
    """See gates.licence_gate."""
    vacancies = pairs.vacancies
    for place in range(vacancies.licence_at[j], vacancies.licence_at[j + 1]):
        if not has_licence(pairs, i, vacancies.licence[place]):
            return False
    return True


@inlined
def shares_a_bit(needed: int, own: int) -> bool:
    """Whether something needed is there, or either side is unknown."""
    return needed == 0 or own == 0 or needed & own != 0


@inlined
def gate_state(pairs: Any, i: int, j: int, km: float) -> int:
    """SHUT where a gate is closed for sure, UNSURE where only the gates themselves can tell. See gates."""
    person, work = pairs.seekers.row[i], pairs.vacancies.row[j]
    if work["is_rank_needed"] and 0 <= person["rank"] < work["rank"]:
        return SHUT
    if not has_licences(pairs, i, j):
        return SHUT
    if person["is_odd"] or work["is_odd"]:
        return UNSURE
    if not shares_a_bit(work["reach"], person["reach"]) or not shares_a_bit(work["times"], person["times"]):
        return SHUT
    return place_state(pairs, i, j, km)


@inlined
def place_state(pairs: Any, i: int, j: int, km: float) -> int:
    """See gates.place_gate; on the very edge of a limit the criteria decide."""
    person, work = pairs.seekers.row[i], pairs.vacancies.row[j]
    if km < 0 or work["is_remote"]:
        return OPEN
    if abs(km - person["gate_km"]) < EDGE_KM or (person["is_mover"] and abs(km - person["limit_km"]) < EDGE_KM):
        return UNSURE
    return OPEN if km < person["gate_km"] else SHUT


@inlined
def terms_bounds(pairs: Any, i: int, j: int) -> Any:
    """Fewest and most points for times, wage and education: what costs least to know."""
    person, work = pairs.seekers.row[i], pairs.vacancies.row[j]
    weights = pairs.weights
    times, wage, education = times_share(pairs, i, j), wage_share(pairs, i, j), education_share(pairs, i, j)
    sure = points(weights[AVAILABILITY], times) + points(weights[WAGE], wage) + points(weights[EDUCATION], education)
    is_odd = person["is_odd"] or work["is_odd"]
    return sure, sure + weights[AVAILABILITY] if is_odd else sure


@inlined
def work_points(pairs: Any, i: int, j: int) -> int:
    """Points for skills, occupation and experience."""
    weights = pairs.weights
    skills, near = skills_share(pairs, i, j), occupation_share(pairs, i, j)
    done = experience_share(pairs, i, j) if near > 0 else 0.0
    return int(points(weights[SKILLS], skills) + points(weights[OCCUPATION], near) + points(weights[EXPERIENCE], done))


@inlined
def structured_bounds(pairs: Any, i: int, j: int, most_of_work: int, needed: int) -> Any:
    """(state, low, high, points of the work), texts apart; SHUT too where `needed` is out of reach.

    `most_of_work` is what skills, occupation, experience and text can add at most.
    """
    weights = pairs.weights
    low, high = terms_bounds(pairs, i, j)
    if high + weights[DISTANCE] + most_of_work < needed:
        return SHUT, 0, 0, 0
    km = kilometres(pairs, i, j)
    distance = distance_share(pairs, i, j, km)
    low += low_points(weights[DISTANCE], distance)
    high += high_points(weights[DISTANCE], distance)
    if high + most_of_work < needed:
        return SHUT, 0, 0, 0
    state = gate_state(pairs, i, j, km)
    if state == SHUT:
        return SHUT, 0, 0, 0
    work = work_points(pairs, i, j)
    if high + work + weights[TEXT] < needed:
        return SHUT, 0, 0, 0
    return state, low + work, high + work, work


@inlined
def most_of_others(pairs: Any, q: int, is_for_vacancy: bool) -> int:
    """The most points a query can give for education, distance, wage and times, given what it knows itself."""
    weights = pairs.weights
    most = weights[EDUCATION] + weights[DISTANCE]
    if is_for_vacancy:
        wage, times, is_odd = pairs.vacancies.row[q]["wage"], pairs.vacancies.row[q]["times"], pairs.vacancies.row[q]["is_odd"]
        if not pairs.vacancies.row[q]["has_majors"] and pairs.vacancies.row[q]["rank"] < 0:
            most += points(weights[EDUCATION], LEADS_TO_WORK) - weights[EDUCATION]
    else:
        wage, times, is_odd = pairs.seekers.row[q]["wage"], pairs.seekers.row[q]["times"], pairs.seekers.row[q]["is_odd"]
    if wage != 0:
        most += weights[WAGE]
    if times != 0 or is_odd:
        most += weights[AVAILABILITY]
    return int(most)


@inlined
def most_of_skills(pairs: Any, q: int, is_for_vacancy: bool) -> int:
    """The most points a query can give for skills: less where a vacancy asks none."""
    if is_for_vacancy and pairs.vacancies.asked_at[q] == pairs.vacancies.asked_at[q + 1]:
        return int(points(pairs.weights[SKILLS], USUAL_CAP))
    return int(pairs.weights[SKILLS])


@inlined
def most_of_experience(pairs: Any, q: int, is_for_vacancy: bool) -> int:
    """The most points a query can give for experience: none where none is asked, or none was gathered."""
    if is_for_vacancy:
        return int(pairs.weights[EXPERIENCE]) if pairs.vacancies.row[q]["months"] > 0 else 0
    return int(pairs.weights[EXPERIENCE]) if pairs.seekers.done_at[q] < pairs.seekers.done_at[q + 1] else 0
