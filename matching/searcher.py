"""The index of one side: which rows can be the best for a profile of the other side, exactly and at once.

Kernels give every row two bounds of its points. Where they meet, the order is known; where they do not (odd values,
a share on the edge between two points), the caller scores the pair by the criteria. A changed profile becomes a new
row that every search looks at; the old row is switched off; once they are many, the index is built anew.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import local
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse

from matching import dense
from matching.features import SeekerTable, VacancyTable
from matching.growing import Array, Growing
from matching.kernel_pairs import OPEN, Pairs
from matching.kernel_search import METERS, MOST_POINTS, World, search_many
from matching.kernels import Postings, Scratch, has_numba
from matching.postings import post
from matching.prepared import PreparedSeeker, PreparedVacancy
from matching.shared import Shared
from matching.weights import CRITERIA, Weights

Prepared = PreparedSeeker | PreparedVacancy
Turn = Callable[[str], int]
REBUILD_SHARE, REBUILD_LEAST = 0.02, 256
"""Share of changed rows, and number of them, from which on building anew is worth it."""
SPARE = 12
"""Rows kept beyond the wanted ones, for pairs that only the criteria can decide."""
PORTION = 512
DENSE_UNTIL = 600
"""A few hundred rows are scored as fast without compiled code; a small office never waits for a compiler."""


class Candidate(NamedTuple):
    """A profile that can be among the best: the most points it can have, and whether it has them for sure."""

    profile: Prepared
    points: int
    turn: int
    is_sure: bool
    alike: float
    """How alike the texts of the pair are."""


class Found(NamedTuple):
    """Rows that can be among the best, best first."""

    profiles: Sequence[Prepared]
    rows: Array
    points: Array
    turns: Array
    is_sure: Array
    alike: Array
    is_all: bool
    """Whether nothing was cut off at the end."""

    def candidates(self) -> Iterator[Candidate]:
        """One after the other; equals by turn."""
        columns = (column.tolist() for column in self[1:6])
        for row, points, turn, is_sure, alike in zip(*columns, strict=True):
            yield Candidate(self.profiles[row], points, turn, is_sure, alike)


class Searcher:
    """An index of seekers (to search for vacancies) or of vacancies (to search for seekers)."""

    def __init__(self, shared: Shared, weights: Weights, turn: Turn, of_seekers: bool) -> None:
        self._shared = shared
        self._weights = np.array([weights.of(name) for name in CRITERIA], dtype=np.int64)
        self._turn = turn
        self.of_seekers = of_seekers
        self._table = _table(shared, of_seekers)
        self._is_live = Growing(np.uint8)
        self._turns = Growing(np.int64)
        self._posted = 0
        self._postings: Postings | None = None
        self._row_of: dict[str, int] = {}
        self._every = np.empty(0, dtype=np.int32)
        self._local = local()
        self._terms: sparse.csr_array | None = None
        self.dense_until = DENSE_UNTIL if has_numba() else sys.maxsize
        self.profiles: list[Prepared] = []

    def __len__(self) -> int:
        return len(self._row_of)

    def extend(self, profiles: Sequence[Prepared]) -> None:
        """Add profiles; a profile whose id is there takes its place. Like work lies together, for speed alone."""
        profiles = sorted(profiles, key=_main_work)
        self._table.append(profiles)
        self._turns.append([self._turn(profile.profile.id) for profile in profiles])
        self._is_live.append(np.ones(len(profiles), dtype=np.uint8))
        for profile in profiles:
            self.remove(profile.profile.id)
            self._row_of[profile.profile.id] = len(self.profiles)
            self.profiles.append(profile)

    def remove(self, profile_id: str) -> None:
        """Take a profile out; nothing happens if it is not there."""
        row = self._row_of.pop(profile_id, None)
        if row is not None:
            self._is_live.array[row] = 0

    def live_profiles(self) -> list[Prepared]:
        """All profiles that are in, in their present version."""
        return [self.profiles[row] for row in self._row_of.values()]

    def find_row(self, profile_id: str) -> int | None:
        """The row of a profile, or None."""
        return self._row_of.get(profile_id)

    @property
    def needs_rebuild(self) -> bool:
        """Whether so much has changed that searches would be faster after `rebuild`."""
        changed = len(self.profiles) - self._posted
        return changed > max(REBUILD_LEAST, REBUILD_SHARE * len(self.profiles))

    def rebuild(self) -> Postings:
        """Post all rows anew; searches go on meanwhile with what they have."""
        count = len(self.profiles)
        prefixes = self._shared.arrays().code_prefix
        posted = post(self._table.side(), prefixes, count)
        self._postings, self._posted = posted, count
        return posted

    def search(self, queries: Sequence[Prepared], wanted: int, threads: int = 1) -> Iterator[Found]:
        """For each query the rows that can be among the `wanted` best."""
        if not self.profiles or not queries:
            yield from (_NOTHING for _ in queries)
            return
        table = _table(self._shared, not self.of_seekers)
        table.append(queries)
        world = self._world(table)
        numbers = [np.arange(start, min(start + PORTION, len(queries))) for start in range(0, len(queries), PORTION)]
        search = self._search_densely if len(self.profiles) < self.dense_until else self._search_portion
        if threads == 1:
            for portion in numbers:
                yield from search(world, portion, wanted)
            return
        with ThreadPoolExecutor(threads) as pool:
            for found in pool.map(lambda portion: list(search(world, portion, wanted)), numbers):
                yield from found

    def _search_portion(self, world: World, numbers: Array, wanted: int) -> Iterator[Found]:
        width = min(wanted + SPARE, len(self.profiles))
        shape = (len(numbers), width)
        rows, points, states = (np.zeros(shape, dtype=np.int32) for _ in range(3))
        alike, counts = np.zeros(shape), np.zeros(len(numbers), dtype=np.int64)
        search_many(world, numbers, wanted, self._scratch(), (rows, points, states, alike, counts))
        for place, count in enumerate(counts.tolist()):
            kept = slice(0, min(count, width))
            columns = rows[place, kept], points[place, kept], states[place, kept], alike[place, kept]
            yield self._found(world, columns, is_all=count <= width)

    def _search_densely(self, world: World, numbers: Array, wanted: int) -> Iterator[Found]:
        """Without numba: every row for each query."""
        queries = dense.term_rows(world.queries, world.terms)
        for number in numbers.tolist():
            bounds = dense.bounds(world, number, self._term_rows(world), queries)
            rows = dense.best(world, bounds, wanted)
            columns = rows, bounds.high[rows], bounds.state[rows], bounds.alike[rows]
            yield self._found(world, columns, is_all=True)

    def _found(self, world: World, columns: Sequence[Array], *, is_all: bool) -> Found:
        rows, points, states, alike = columns
        return Found(self.profiles, rows, points, world.postings.turn[rows], states == OPEN, alike, is_all)

    def _term_rows(self, world: World) -> sparse.csr_array:
        """The rows' texts as weighted terms, turned; kept until rows or terms are added."""
        shape = (len(world.terms.term_weight), len(world.rows.has_text))
        if self._terms is None or self._terms.shape != shape:
            self._terms = sparse.csr_array(dense.term_rows(world.rows, world.terms).T)
        return self._terms

    def _world(self, queries: Any) -> World:
        posted = self._postings or self.rebuild()
        if len(self.profiles) >= self.dense_until:
            self._table.texts.measure()
            queries.texts.measure()
        shared = self._shared.arrays()
        sides = (self._table, queries) if self.of_seekers else (queries, self._table)
        pairs = Pairs(sides[0].arrays(), sides[1].arrays(), shared, self._weights)
        if len(self._every) != len(self.profiles):
            self._every = np.arange(len(self.profiles), dtype=np.int32)
        postings = posted._replace(is_live=self._is_live.array, turn=self._turns.array, every=self._every)
        return World(pairs, self._table.side(), queries.side(), self._shared.words.arrays(), postings, self.of_seekers)

    def _scratch(self) -> Scratch:
        """Working space of this thread, made anew when rows or terms have outgrown it."""
        rows, terms = len(self.profiles), len(self._shared.words.arrays().term_weight)
        known: Scratch | None = getattr(self._local, "scratch", None)
        if known is None or len(known.is_seen) < rows or len(known.weight) < terms:
            known = self._local.scratch = _new_scratch(2 * rows, 2 * terms)
        return known


def _table(shared: Shared, of_seekers: bool) -> Any:
    return SeekerTable(shared) if of_seekers else VacancyTable(shared)


def _main_work(profile: Prepared) -> tuple[str, str]:
    codes = profile.occupations
    return (max(codes, key=lambda code: codes[code]) if codes else "", profile.profile.district or "")


def _new_scratch(rows: int, terms: int) -> Scratch:
    per_row = ("visited", "rows", "low", "high", "work", "state", "order", "kept")
    return Scratch(
        **{name: np.zeros(rows, dtype=np.int32) for name in per_row},
        is_seen=np.zeros(rows, dtype=np.uint8),
        alike=np.zeros(rows),
        meter=np.zeros(METERS, dtype=np.int64),
        counts=np.zeros(MOST_POINTS + 1, dtype=np.int64),
        starts=np.zeros(MOST_POINTS + 1, dtype=np.int64),
        weight=np.zeros(terms),
        counted=np.zeros(terms, dtype=np.int32),
        terms=np.zeros(terms, dtype=np.int32),
    )


_EMPTY = np.empty(0)
_NOTHING = Found((), _EMPTY, _EMPTY, _EMPTY, _EMPTY, _EMPTY, True)
