"""Prepared profiles as arrays of numbers, for the kernels: what the criteria read, and nothing else.

Odd values (a time named twice, a placement nobody knows) are marked, so that the kernels leave those pairs to the
criteria themselves.
"""

from collections.abc import Iterable, Sequence
from math import cos, radians, sin
from typing import Any, NamedTuple

import numpy as np

from matching.criteria.distance import NEAR_KM, USUAL_LIMIT_KM
from matching.criteria.skills import REQUIRED, WELCOME
from matching.growing import Array, Growing, Ragged
from matching.kernel_texts import row_norms
from matching.prepared import PreparedSeeker, PreparedVacancy
from matching.profiles import AVAILABILITY, EDUCATION_RANK, REACH, Point
from matching.shared import Shared
from matching.wordterms import WordTerms

NOT_KNOWN = -1
NO_LIMIT = np.inf
TIME_BITS = {name: 1 << number for number, name in enumerate(AVAILABILITY)}
REACH_BITS = {name: 1 << number for number, name in enumerate(REACH)}
MASK_BITS = 63


class SeekerArrays(NamedTuple):
    """Columns of seekers; `*_at` says where a row's part of the flat columns begins."""

    row: Array
    """A record per seeker, so that what is looked at together lies together."""
    skill_at: Array
    skill: Array
    skill_level: Array
    licence_at: Array
    licence: Array
    code_at: Array
    code: Array
    strength: Array
    done_at: Array
    done_months: Array
    done_code_at: Array
    done_code: Array
    done_strength: Array
    field_at: Array
    field: Array


class VacancyArrays(NamedTuple):
    """Columns of vacancies."""

    row: Array
    """A record per vacancy."""
    asked_at: Array
    asked: Array
    asked_weight: Array
    asked_level: Array
    usual_at: Array
    usual: Array
    licence_at: Array
    licence: Array
    code_at: Array
    code: Array
    strength: Array
    field_at: Array
    field: Array


class Side(NamedTuple):
    """What a search needs of either side: texts, occupation codes, keys of skills."""

    word_at: Array
    word: Array
    word_norm: Array
    has_text: Array
    code_at: Array
    code: Array
    key_at: Array
    key: Array


def mask_of(ids: Iterable[int]) -> int:
    """A few bits that show at once when two lists of ids share nothing."""
    mask = 0
    for number in ids:
        mask |= 1 << (number % MASK_BITS)
    return mask


def _unit(point: Point | None) -> tuple[float, float, float]:
    if point is None:
        return (0.0, 0.0, 0.0)
    latitude, longitude = radians(point[0]), radians(point[1])
    return (cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude))


def _bits(names: Sequence[str], known: dict[str, int]) -> int:
    return sum({known.get(name, 0) for name in names})


def _is_odd(names: Sequence[str], known: dict[str, int]) -> bool:
    return len(set(names)) != len(names) or not set(names) <= known.keys()


def _rank(level: str | None) -> int:
    return NOT_KNOWN if level is None else EDUCATION_RANK[level]


class TextColumns:
    """The words of each text, and (once a kernel asks) the length of its vector by channel."""

    def __init__(self, terms: WordTerms) -> None:
        self._terms = terms
        self._words = Ragged(np.int32)
        self._norms = Growing(np.float64, terms.channel_count)
        self._has_text = Growing(np.uint8)

    def append(self, texts: Sequence[str]) -> None:
        """Add texts at the end."""
        self._words.append([self._terms.numbers(text) for text in texts])
        self._has_text.append([bool(text) for text in texts])

    def measure(self) -> None:
        """Bring the lengths up to date."""
        first, count = len(self._norms.array), len(self._has_text.array)
        norms = np.zeros((count - first, self._terms.channel_count))
        if count > first:
            row_norms(self._words.starts[first:], self._words.column(0), self._terms.arrays(), norms)
            self._norms.append(norms)

    def arrays(self) -> tuple[Array, Array, Array, Array]:
        """Starts, words, lengths, and whether there is a text at all."""
        return self._words.starts, self._words.column(0), self._norms.array, self._has_text.array


SEEKER_ROW = np.dtype(
    [
        ("times", np.int64),
        ("wage", np.float64),
        ("rank", np.int8),
        ("is_odd", np.uint8),
        ("has_place", np.uint8),
        ("is_mover", np.uint8),
        ("district", np.int32),
        ("x", np.float64),
        ("y", np.float64),
        ("z", np.float64),
        ("gate_km", np.float64),
        ("limit_km", np.float64),
        ("reach", np.int64),
        ("skill_mask", np.int64),
    ]
)
VACANCY_ROW = np.dtype(
    [
        ("times", np.int64),
        ("wage", np.float64),
        ("time_count", np.int32),
        ("rank", np.int8),
        ("is_odd", np.uint8),
        ("has_majors", np.uint8),
        ("is_rank_needed", np.uint8),
        ("has_place", np.uint8),
        ("is_remote", np.uint8),
        ("district", np.int32),
        ("x", np.float64),
        ("y", np.float64),
        ("z", np.float64),
        ("months", np.float64),
        ("reach", np.int64),
        ("asked_mask", np.int64),
    ]
)


def _months(months: int | None) -> float:
    return NOT_KNOWN if months is None else months


def _asked(shared: Shared, vacancy: PreparedVacancy) -> list[tuple[int, float, int]]:
    asked = [(shared.skills[name], REQUIRED, skill.level or 0) for name, skill in vacancy.required]
    return asked + [(shared.skills[name], WELCOME, skill.level or 0) for name, skill in vacancy.welcome]


class SeekerTable:
    """Seekers as arrays."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._skills = Ragged(np.int32, np.int8)
        self._licences = Ragged(np.int32)
        self._codes = Ragged(np.int32, np.float64)
        self._done = Ragged(np.float64)
        self._done_codes = Ragged(np.int32, np.float64)
        self._fields = Ragged(np.int32)
        self.texts = TextColumns(shared.words)
        self._rows = Growing(SEEKER_ROW)

    def append(self, seekers: Sequence[PreparedSeeker]) -> None:
        """Add seekers at the end."""
        shared = self._shared
        skills = [[shared.skills[name] for name in seeker.skills] for seeker in seekers]
        levels = [[skill.level or 0 for skill in seeker.skills.values()] for seeker in seekers]
        self._skills.append(skills, levels)
        self._licences.append([[shared.licences[name] for name in seeker.licences] for seeker in seekers])
        self._codes.append(*shared.codes_of([seeker.occupations for seeker in seekers]))
        done = [seeker.experiences for seeker in seekers]
        self._done.append([[_months(work.months) for work, _ in works] for works in done])
        self._done_codes.append(*shared.codes_of([codes for works in done for _, codes in works]))
        self._fields.append([[shared.fields[name] for name in sorted(seeker.fields)] for seeker in seekers])
        self.texts.append([seeker.text for seeker in seekers])
        masks = [mask_of(numbers) for numbers in skills]
        self._rows.append([self._row(*row) for row in zip(seekers, masks, strict=True)])

    def _row(self, seeker: PreparedSeeker, mask: int) -> tuple[Any, ...]:
        """Values in the order of SEEKER_ROW."""
        profile = seeker.profile
        limit = profile.max_distance_km
        is_bound = limit is not None and not profile.is_willing_to_move
        return (
            _bits(profile.availability, TIME_BITS),
            profile.wage_min_idr_month or 0,
            _rank(profile.education_level),
            _is_odd(profile.availability, TIME_BITS) or not set(profile.reach) <= REACH_BITS.keys(),
            profile.location is not None,
            profile.is_willing_to_move,
            self._shared.districts[profile.district] if profile.district else NOT_KNOWN,
            *_unit(profile.location),
            limit if is_bound else NO_LIMIT,
            max(limit or USUAL_LIMIT_KM, NEAR_KM + 1),
            _bits(profile.reach, REACH_BITS),
            mask,
        )

    def arrays(self) -> SeekerArrays:
        """The columns so far."""
        return SeekerArrays(
            skill_at=self._skills.starts,
            skill=self._skills.column(0),
            skill_level=self._skills.column(1),
            licence_at=self._licences.starts,
            licence=self._licences.column(0),
            code_at=self._codes.starts,
            code=self._codes.column(0),
            strength=self._codes.column(1),
            done_at=self._done.starts,
            done_months=self._done.column(0),
            done_code_at=self._done_codes.starts,
            done_code=self._done_codes.column(0),
            done_strength=self._done_codes.column(1),
            field_at=self._fields.starts,
            field=self._fields.column(0),
            row=self._rows.array,
        )

    def side(self) -> Side:
        """The columns a search asks for on either side."""
        arrays = self.arrays()
        return Side(*self.texts.arrays(), arrays.code_at, arrays.code, arrays.skill_at, arrays.skill)


class VacancyTable:
    """Vacancies as arrays."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._asked = Ragged(np.int32, np.float64, np.int8)
        self._usual = Ragged(np.int32)
        self._licences = Ragged(np.int32)
        self._codes = Ragged(np.int32, np.float64)
        self._fields = Ragged(np.int32)
        self._keys = Ragged(np.int32)
        self.texts = TextColumns(shared.words)
        self._rows = Growing(VACANCY_ROW)

    def append(self, vacancies: Sequence[PreparedVacancy]) -> None:
        """Add vacancies at the end."""
        shared = self._shared
        asked = [_asked(shared, vacancy) for vacancy in vacancies]
        ids = [[number for number, _, _ in items] for items in asked]
        usual = [[shared.skills[name] for name in vacancy.usual_skills] for vacancy in vacancies]
        weights = [[weight for _, weight, _ in items] for items in asked]
        self._asked.append(ids, weights, [[level for _, _, level in items] for items in asked])
        self._usual.append(usual)
        self._licences.append([[shared.licences[name] for name, _ in vacancy.licences] for vacancy in vacancies])
        self._codes.append(*shared.codes_of([vacancy.occupations for vacancy in vacancies]))
        self._fields.append([[shared.fields[name] for name in sorted(vacancy.fields)] for vacancy in vacancies])
        self.texts.append([vacancy.text for vacancy in vacancies])
        keys = [sorted(shared.with_related(numbers) | set(more)) for numbers, more in zip(ids, usual, strict=True)]
        self._keys.append(keys)
        self._rows.append([self._row(*row) for row in zip(vacancies, map(mask_of, keys), strict=True)])

    def _row(self, vacancy: PreparedVacancy, mask: int) -> tuple[Any, ...]:
        """Values in the order of VACANCY_ROW."""
        profile = vacancy.profile
        return (
            _bits(profile.availability, TIME_BITS),
            profile.wage_max_idr_month or profile.wage_min_idr_month or 0,
            len(profile.availability),
            _rank(profile.min_education),
            _is_odd(profile.availability, TIME_BITS) or bool(profile.reach and profile.reach not in REACH_BITS),
            bool(profile.majors),
            profile.is_education_justified and profile.min_education is not None,
            profile.location is not None,
            profile.is_remote,
            self._shared.districts[profile.district] if profile.district else NOT_KNOWN,
            *_unit(profile.location),
            max(profile.experience_months or 0, 0),
            REACH_BITS.get(profile.reach or "", 0),
            mask,
        )

    def arrays(self) -> VacancyArrays:
        """The columns so far."""
        return VacancyArrays(
            asked_at=self._asked.starts,
            asked=self._asked.column(0),
            asked_weight=self._asked.column(1),
            asked_level=self._asked.column(2),
            usual_at=self._usual.starts,
            usual=self._usual.column(0),
            licence_at=self._licences.starts,
            licence=self._licences.column(0),
            code_at=self._codes.starts,
            code=self._codes.column(0),
            strength=self._codes.column(1),
            field_at=self._fields.starts,
            field=self._fields.column(0),
            row=self._rows.array,
        )

    def side(self) -> Side:
        """The columns a search asks for on either side."""
        arrays = self.arrays()
        return Side(*self.texts.arrays(), arrays.code_at, arrays.code, self._keys.starts, self._keys.column(0))
