"""Every row for one query at once, by numpy and scipy: the way where numba is missing, and what the kernels are tested by.

It is also the benchmark's brute force: the same score for all rows, a mask for the gates, then the best.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matching import dense_parts as parts
from matching.criteria.text import FULL_AT
from matching.dense_parts import Flags, Floats, One
from matching.features import Side
from matching.growing import Array
from matching.kernel_pairs import EDGE_KM, EPSILON, OPEN, SHUT, UNSURE
from matching.kernel_search import World
from matching.weights import CRITERIA
from matching.wordterms import TermArrays

Ints = NDArray[np.int64]


class Bounds(NamedTuple):
    """Fewest and most points of each row, its state, and how alike its text is."""

    low: Ints
    high: Ints
    state: Ints
    alike: Floats


def term_rows(side: Side, terms: TermArrays) -> sparse.csr_array:
    """The texts of a side as weighted terms: products of two rows are similarities."""
    counts = _counts(side, terms)
    owners = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    channels = terms.term_channel[counts.indices]
    values = (1.0 + np.log(counts.data)) * terms.term_weight[counts.indices]
    parts_of_rows = owners * len(terms.channel_share) + channels
    lengths = np.sqrt(np.bincount(parts_of_rows, weights=values * values))
    values *= np.sqrt(terms.channel_share[channels]) / lengths[parts_of_rows]
    return sparse.csr_array((values, counts.indices, counts.indptr), shape=counts.shape)


def _counts(side: Side, terms: TermArrays) -> sparse.csr_array:
    """How often each row has each term; the columns are copied, since scipy puts its arrays in order in place."""
    shape = (len(terms.term_at) - 1, len(terms.term_weight))
    of_word = sparse.csr_array((np.ones(len(terms.term)), terms.term, terms.term_at), shape=shape, copy=True)
    shape = (len(side.has_text), shape[0])
    words = sparse.csr_array((np.ones(len(side.word)), side.word, side.word_at), shape=shape, copy=True)
    words.sum_duplicates()
    of_word.sum_duplicates()
    return sparse.csr_array(words @ of_word)


def bounds(world: World, q: int, rows_by_term: sparse.csr_array, queries: sparse.csr_array) -> Bounds:
    """Points of all rows for query `q`; the texts as weighted terms, those of the rows turned."""
    one = One(world.pairs, q, world.is_for_vacancy)
    km = parts.kilometres(one)
    alike = np.minimum(1.0, (queries[[q]] @ rows_by_term).toarray().ravel())
    shares = {
        "skills": parts.skills_shares(one),
        "occupation": parts.occupation_shares(one),
        "experience": parts.experience_shares(one),
        "education": parts.education_shares(one),
        "distance": parts.distance_shares(one, km),
        "wage": parts.wage_shares(one),
        "availability": parts.times_shares(one),
        "text": np.minimum(1.0, alike / FULL_AT),
    }
    scaled = np.stack([shares[name] * weight for name, weight in zip(CRITERIA, world.pairs.weights.tolist(), strict=True)])
    slack = np.array([EPSILON if name in {"distance", "text"} else 0.0 for name in CRITERIA])[:, None]
    low, high = (scaled + 0.5 - slack).astype(np.int64), (scaled + 0.5 + slack).astype(np.int64)
    of_work = [CRITERIA.index(name) for name in ("skills", "occupation", "experience", "text")]
    state = _states(one, km)
    state[high[of_work].sum(axis=0) == 0] = SHUT
    is_doubtful = (low.sum(axis=0) != high.sum(axis=0)) | (low[of_work].sum(axis=0) == 0)
    state[is_doubtful & (state == OPEN)] = UNSURE
    extra = np.where(_is_odd(one), world.pairs.weights[CRITERIA.index("availability")], 0)
    return Bounds(low.sum(axis=0), high.sum(axis=0) + extra, state, alike)


def best(world: World, found: Bounds, wanted: int) -> Array:
    """Rows that can be among the `wanted` best, best first."""
    is_in = (found.state != SHUT) & (world.postings.is_live != 0)
    sure = np.sort(found.low[is_in & (found.state == OPEN)])
    threshold = sure[-wanted] if len(sure) >= wanted else 0
    rows = np.flatnonzero(is_in & (found.high >= threshold))
    return rows[np.lexsort((world.postings.turn[rows], -found.high[rows]))]


def _is_odd(one: One) -> Flags:
    is_odd = one.seeker("is_odd").astype(bool) | one.vacancy("is_odd").astype(bool)
    return np.asarray(is_odd & np.ones(one.size, dtype=bool))


def _states(one: One, km: Floats) -> Ints:
    own, asked = one.seeker("rank"), one.vacancy("rank")
    is_below = one.vacancy("is_rank_needed").astype(bool) & (own >= 0) & (own < asked)
    is_shut = is_below | ~_has_licences(one)
    is_odd = _is_odd(one)
    is_apart = _shares_no_bit(one.vacancy("reach"), one.seeker("reach"))
    is_apart |= _shares_no_bit(one.vacancy("times"), one.seeker("times"))
    state = np.where(is_odd, UNSURE, np.where(is_apart, SHUT, _place_states(one, km)))
    return np.where(is_shut, SHUT, state)


def _shares_no_bit(needed: Array, own: Array) -> Flags:
    return np.asarray((needed != 0) & (own != 0) & (needed & own == 0))


def _place_states(one: One, km: Floats) -> Ints:
    gate, limit = one.seeker("gate_km"), one.seeker("limit_km")
    is_free = (km < 0) | one.vacancy("is_remote").astype(bool)
    is_mover = one.seeker("is_mover").astype(bool)
    is_edge = (np.abs(km - gate) < EDGE_KM) | (is_mover & (np.abs(km - limit) < EDGE_KM))
    return np.select([is_free, is_edge, km < gate], [OPEN, UNSURE, OPEN], SHUT)


def _has_licences(one: One) -> Flags:
    """See gates.licence_gate: each licence asked for, or one that covers it."""
    seekers, vacancies, shared = one.pairs.seekers, one.pairs.vacancies, one.pairs.shared
    rows, own = one.seeker_lists(seekers.licence_at, seekers.licence)
    asked_rows, asked = one.vacancy_lists(vacancies.licence_at, vacancies.licence)
    has_all = np.ones(one.size, dtype=bool)
    for licence in np.unique(asked).tolist():
        enough = [licence, *shared.cover[shared.cover_at[licence] : shared.cover_at[licence + 1]].tolist()]
        holders, askers = rows[np.isin(own, enough)], asked_rows[asked == licence]
        if one.is_for_vacancy:
            holds = np.zeros(one.size, dtype=bool)
            holds[holders] = True
            has_all &= holds
        elif not len(holders):
            has_all[askers] = False
    return has_all
