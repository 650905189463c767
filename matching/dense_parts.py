"""The same shares as in kernel_pairs for one query and all rows at once, by numpy; the plain way where numba is missing.

A view (`One`) holds both tables with the query's row picked out, so that each part reads the same in both directions.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.closeness import RELATED_SKILL
from matching.criteria.distance import EARTH_KM, NEAR_KM, SAME_DISTRICT, WOULD_MOVE
from matching.criteria.education import LEADS_TO_WORK, LEVEL_ONLY, ONE_STEP_BELOW, SAME_GROUP
from matching.criteria.experience import UNKNOWN_LENGTH
from matching.criteria.skills import BELOW_LEVEL, USUAL_CAP, USUAL_ENOUGH
from matching.criteria.wage import NOTHING_AT
from matching.growing import Array
from matching.kernel_pairs import SAME_2, SAME_3, SAME_4, Pairs

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class One(NamedTuple):
    """One query against all rows."""

    pairs: Pairs
    q: int
    is_for_vacancy: bool

    @property
    def size(self) -> int:
        """Number of rows."""
        return len(self.pairs.seekers.row if self.is_for_vacancy else self.pairs.vacancies.row)

    def seeker(self, name: str) -> Any:
        """A column of the seekers' records: a value per row, or the query's."""
        column = self.pairs.seekers.row[name]
        return column if self.is_for_vacancy else column[self.q]

    def vacancy(self, name: str) -> Any:
        """The same of the vacancies' side."""
        column = self.pairs.vacancies.row[name]
        return column[self.q] if self.is_for_vacancy else column

    def seeker_lists(self, starts: Array, *columns: Array) -> tuple[Array, ...]:
        """Rows and flat columns of the seekers' lists; the query's list belongs to row 0."""
        return _lists(starts, columns, None if self.is_for_vacancy else self.q)

    def vacancy_lists(self, starts: Array, *columns: Array) -> tuple[Array, ...]:
        """The same of the vacancies' side."""
        return _lists(starts, columns, self.q if self.is_for_vacancy else None)


def _lists(starts: Array, columns: tuple[Array, ...], q: int | None) -> tuple[Array, ...]:
    if q is not None:
        part = slice(starts[q], starts[q + 1])
        return (np.zeros(part.stop - part.start, dtype=np.int64), *(column[part] for column in columns))
    return (np.repeat(np.arange(len(starts) - 1), np.diff(starts)), *columns)


def _best(one: One, rows: Array, values: Floats) -> Floats:
    """Most per row."""
    best = np.zeros(one.size)
    np.maximum.at(best, rows, values)
    return best


def _closeness(prefixes: Array, own: Array, theirs: Array) -> Floats:
    """Nearness of each own code with each of theirs."""
    same = prefixes[own][:, None, :] == prefixes[theirs][None, :, :]
    return np.where(same[..., 2], np.where(same[..., 1], np.where(same[..., 0], SAME_4, SAME_3), SAME_2), 0.0)


def _crossed(one: One, own: tuple[Array, ...], theirs: tuple[Array, ...]) -> tuple[Array, Floats]:
    """(rows, nearness) of all pairs of codes of two sides, one of which is the query."""
    near = _closeness(one.pairs.shared.code_prefix, own[1], theirs[1]) * (own[2][:, None] * theirs[2][None, :])
    return (own[0][:, None] + theirs[0][None, :]).ravel(), near.ravel()


def occupation_shares(one: One) -> Floats:
    """See criteria.occupation."""
    seekers, vacancies = one.pairs.seekers, one.pairs.vacancies
    own = one.seeker_lists(seekers.code_at, seekers.code, seekers.strength)
    offered = one.vacancy_lists(vacancies.code_at, vacancies.code, vacancies.strength)
    return _best(one, *_crossed(one, own, offered))


def experience_shares(one: One) -> Floats:
    """See criteria.experience."""
    seekers, vacancies = one.pairs.seekers, one.pairs.vacancies
    offered = one.vacancy_lists(vacancies.code_at, vacancies.code, vacancies.strength)
    done_rows, months = one.seeker_lists(seekers.done_at, seekers.done_months)
    first = 0 if one.is_for_vacancy else int(seekers.done_at[one.q])
    total, is_unknown = np.zeros(one.size), np.zeros(one.size, dtype=bool)
    for near, rows, length in _done(one, first, offered, done_rows, months):
        np.add.at(total, rows, near * np.maximum(length, 0.0))
        is_unknown[rows[(near > 0) & (length < 0)]] = True
    asked = one.vacancy("months") + np.zeros(one.size)
    shares = np.minimum(1.0, total / np.where(asked > 0, asked, 1.0))
    return np.where(asked > 0, np.where(is_unknown, np.maximum(shares, UNKNOWN_LENGTH), shares), 0.0)


def _done(one: One, first: int, offered: tuple[Array, ...], done_rows: Array, months: Array) -> Any:
    """(nearness, rows, months) of the works done: all at once for a vacancy, one after the other for a seeker."""
    seekers = one.pairs.seekers
    starts = seekers.done_code_at
    if one.is_for_vacancy:
        owner = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        rows, near = _crossed(one, (owner, seekers.done_code, seekers.done_strength), offered)
        best = np.zeros(len(starts) - 1)
        np.maximum.at(best, rows, near)
        yield best, done_rows, months
        return
    for place, length in enumerate(months, start=first):
        part = slice(starts[place], starts[place + 1])
        nobody = np.zeros(part.stop - part.start, dtype=np.int64)
        rows, near = _crossed(one, (nobody, seekers.done_code[part], seekers.done_strength[part]), offered)
        yield _best(one, rows, near), np.arange(one.size), np.full(one.size, length)


def skills_shares(one: One) -> Floats:
    """See criteria.skills."""
    vacancies = one.pairs.vacancies
    rows, asked, weights, levels = one.vacancy_lists(
        vacancies.asked_at, vacancies.asked, vacancies.asked_weight, vacancies.asked_level
    )
    earned, possible = np.zeros(one.size), np.zeros(one.size)
    if one.is_for_vacancy:
        for skill, weight, level in zip(asked.tolist(), weights.tolist(), levels.tolist(), strict=True):
            earned += weight * _credits_of_seekers(one, skill, level)
            possible += weight
    else:
        np.add.at(earned, rows, weights * _credits_for_vacancies(one, asked, levels))
        np.add.at(possible, rows, weights)
    return np.where(possible > 0, earned / np.where(possible > 0, possible, 1.0), _usual_shares(one))


def _credits_of_seekers(one: One, skill: int, level: int) -> Floats:
    seekers, shared = one.pairs.seekers, one.pairs.shared
    rows, own, own_level = one.seeker_lists(seekers.skill_at, seekers.skill, seekers.skill_level)
    near = shared.related[shared.related_at[skill] : shared.related_at[skill + 1]]
    credits = np.zeros(one.size)
    credits[rows[np.isin(own, near)]] = RELATED_SKILL
    is_it = own == skill
    credits[rows[is_it]] = np.where((own_level[is_it] > 0) & (own_level[is_it] < level), BELOW_LEVEL, 1.0)
    return credits


def _credits_for_vacancies(one: One, asked: Array, levels: Array) -> Floats:
    seekers, shared = one.pairs.seekers, one.pairs.shared
    _, own, own_level = one.seeker_lists(seekers.skill_at, seekers.skill, seekers.skill_level)
    count = len(shared.related_at) - 1
    is_owned, level_of = np.zeros(count, dtype=bool), np.zeros(count, dtype=np.int64)
    is_owned[own], level_of[own] = True, own_level
    is_near = np.zeros(count, dtype=bool)
    owners = np.repeat(np.arange(count), np.diff(shared.related_at))
    is_near[owners[is_owned[shared.related]]] = True
    is_below = (level_of[asked] > 0) & (level_of[asked] < levels)
    return np.where(is_owned[asked], np.where(is_below, BELOW_LEVEL, 1.0), np.where(is_near[asked], RELATED_SKILL, 0.0))


def _usual_shares(one: One) -> Floats:
    seekers, vacancies = one.pairs.seekers, one.pairs.vacancies
    rows, usual = one.vacancy_lists(vacancies.usual_at, vacancies.usual)
    own_rows, own = one.seeker_lists(seekers.skill_at, seekers.skill)
    held, total = np.zeros(one.size), np.zeros(one.size)
    if one.is_for_vacancy:
        np.add.at(held, own_rows, np.isin(own, usual).astype(float))
        total += len(usual)
    else:
        np.add.at(held, rows, np.isin(usual, own).astype(float))
        np.add.at(total, rows, 1.0)
    enough = np.minimum(USUAL_ENOUGH, np.maximum(total, 1.0))
    return np.where(total > 0, USUAL_CAP * np.minimum(1.0, held / enough), 0.0)


def education_shares(one: One) -> Floats:
    """See criteria.education."""
    own, asked = one.seeker("rank").astype(np.int64), one.vacancy("rank").astype(np.int64)
    level = np.select([(own < 0) | (asked < 0), own >= asked, asked - own == 1], [0.0, 1.0, ONE_STEP_BELOW], 0.0)
    major, leading = _major_and_leading(one)
    with_majors = np.where(asked >= 0, (level + major) / 2, major)
    without = LEVEL_ONLY * level + LEADS_TO_WORK * leading
    return np.where(one.vacancy("has_majors"), with_majors, without) + np.zeros(one.size)


def _major_and_leading(one: One) -> tuple[Floats, Floats]:
    seekers, vacancies, shared = one.pairs.seekers, one.pairs.vacancies, one.pairs.shared
    rows, fields = one.seeker_lists(seekers.field_at, seekers.field)
    asked_rows, asked = one.vacancy_lists(vacancies.field_at, vacancies.field)
    code_rows, codes, strengths = one.vacancy_lists(vacancies.code_at, vacancies.code, vacancies.strength)
    groups = shared.field_group
    is_same = fields[:, None] == asked[None, :]
    worth = np.where(is_same, 1.0, np.where(groups[fields][:, None] == groups[asked][None, :], SAME_GROUP, 0.0))
    major = _best(one, (rows[:, None] + asked_rows[None, :]).ravel(), worth.ravel())
    leads = np.where(shared.leads[codes][:, fields], strengths[:, None], 0.0)
    return major, _best(one, (code_rows[:, None] + rows[None, :]).ravel(), leads.ravel())


def kilometres(one: One) -> Floats:
    """Great-circle distances; negative where either place is unknown."""
    chord = np.zeros(one.size)
    for axis in ("x", "y", "z"):
        step = one.seeker(axis) - one.vacancy(axis)
        chord += step * step
    is_known = one.seeker("has_place").astype(bool) & one.vacancy("has_place").astype(bool)
    return np.where(is_known, 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, chord / 4))), -1.0)


def distance_shares(one: One, km: Floats) -> Floats:
    """See criteria.distance."""
    limit, district = one.seeker("limit_km"), one.seeker("district")
    share = np.clip((limit - km) / (limit - NEAR_KM), 0.0, 1.0)
    share = np.where((share == 0) & one.seeker("is_mover").astype(bool), WOULD_MOVE, share)
    by_district = np.where((district >= 0) & (district == one.vacancy("district")), SAME_DISTRICT, 0.0)
    return np.where(one.vacancy("is_remote").astype(bool), 1.0, np.where(km >= 0, share, by_district))


def wage_shares(one: One) -> Floats:
    """See criteria.wage."""
    offered, hoped = one.vacancy("wage"), one.seeker("wage")
    is_known = (offered != 0) & (hoped != 0)
    share = np.clip((offered / np.where(hoped != 0, hoped, 1.0) - NOTHING_AT) / (1 - NOTHING_AT), 0.0, 1.0)
    return np.where(is_known, share, 0.0)


def times_shares(one: One) -> Floats:
    """See criteria.availability."""
    met = np.bitwise_count(one.vacancy("times") & one.seeker("times")).astype(float)
    needed = np.maximum(one.vacancy("time_count"), 1)
    return np.where(met > 0, 1 - (needed - met) / needed, 0.0)
