"""Ranks one side for the other: fit on the many, ask for the one; the same both ways.

Which profiles are the best is found by the index (searcher); what each earns, and why, is always said by the
criteria. `rank_plainly` asks the criteria about everybody: what the index must agree with.
"""

from bisect import insort
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b

from matching.gates import closed_gates
from matching.prepared import Pair, PreparedSeeker, PreparedVacancy, Preparer
from matching.profiles import Profile, SeekerProfile, VacancyProfile
from matching.results import Match, WhyNot
from matching.scoring import PairScorer, speaks_of_work
from matching.searcher import Candidate, Found, Searcher
from matching.shared import Shared
from matching.similarity import TextModel
from matching.vocabulary import Vocabulary
from matching.weights import Weights

Prepared = PreparedSeeker | PreparedVacancy
PORTION = 256


@lru_cache(maxsize=4)
def standard_text_model(vocabulary: Vocabulary) -> TextModel:
    """Term weights from the vocabulary alone: equal for both directions, frozen for everybody."""
    return TextModel(" ".join(entry.wordings) for entry in vocabulary.occupations.values())


class Ranker:
    """Ranks seekers for a vacancy or vacancies for a seeker, whichever it was fitted on."""

    def __init__(self, weights: Weights | None = None, vocabulary: Vocabulary | None = None, week: int = 0) -> None:
        self.weights = weights or Weights()
        self.vocabulary = vocabulary or Vocabulary.load()
        self.week = week
        self._preparer = Preparer(self.vocabulary)
        self._scorer = PairScorer(self.weights, self.vocabulary)
        self.model = standard_text_model(self.vocabulary)
        self._row = lru_cache(maxsize=4096)(lambda text: self.model.transform([text]))
        self.searcher: Searcher | None = None

    def fit(self, profiles: Iterable[Profile]) -> "Ranker":
        """Prepare the side that will be ranked; all profiles must be of one kind."""
        self.searcher = None
        self.update(profiles)
        return self

    def update(self, profiles: Iterable[Profile]) -> None:
        """Put new or changed profiles among the fitted ones; the next answer knows them."""
        prepared = [self._prepare(profile) for profile in profiles]
        kinds = {type(profile) for profile in prepared}
        if self.searcher is not None:
            kinds.add(PreparedSeeker if self.searcher.of_seekers else PreparedVacancy)
        if len(kinds) > 1:
            raise TypeError("fit seekers or vacancies, not both at once")
        if prepared and self.searcher is None:
            shared = Shared(self.vocabulary, self.model)
            self.searcher = Searcher(shared, self.weights, self.turn, isinstance(prepared[0], PreparedSeeker))
        if self.searcher is not None:
            self.searcher.extend(prepared)

    def remove(self, profile_id: str) -> None:
        """Take a profile out of the fitted ones."""
        if self.searcher is not None:
            self.searcher.remove(profile_id)

    def rebuild(self) -> None:
        """Build the index anew if enough has changed; answers are the same before and after, only faster."""
        if self.searcher is not None and self.searcher.needs_rebuild:
            self.searcher.rebuild()

    def rank(self, profile: Profile, limit: int = 20) -> list[Match]:
        """The best of the fitted side that no gate keeps apart; equals rotate by week."""
        return next(self.rank_all([profile], limit))

    def rank_all(self, profiles: Iterable[Profile], limit: int = 20, threads: int = 1) -> Iterator[list[Match]]:
        """What `rank` answers for each profile, in their order."""
        for portion in _portions(profiles):
            prepared = [self._prepare(profile) for profile in portion]
            if self.searcher is None:
                yield from ([] for _ in prepared)
                continue
            if any(isinstance(own, PreparedSeeker) is self.searcher.of_seekers for own in prepared):
                raise TypeError("a pair is one seeker and one vacancy")
            for own, found in zip(prepared, self.searcher.search(prepared, limit, threads), strict=True):
                yield self._best(own, found, limit)

    def rank_plainly(self, profile: Profile, limit: int = 20) -> list[Match]:
        """The same answer without the index: every pair by gates and criteria."""
        return self._plainly(self._prepare(profile), limit)

    def score(self, profile: Profile, other: Profile) -> Match:
        """The score of one pair, gates apart."""
        return self._match(self._prepare(profile), self._prepare(other))

    def why_not(self, profile: Profile, other_id: str) -> WhyNot:
        """Why the fitted profile with this id is not, or not higher, in the list."""
        row = self.searcher.find_row(other_id) if self.searcher else None
        if self.searcher is None or row is None:
            raise KeyError(other_id)
        prepared, other = self._prepare(profile), self.searcher.profiles[row]
        pair = _pair(prepared, other, 0.0)
        places = [match.id for match in self.rank(profile, len(self.searcher))]
        place = places.index(other_id) + 1 if other_id in places else None
        return WhyNot(self._match(prepared, other), closed_gates(pair.seeker, pair.vacancy), place)

    def order(self, match: Match) -> tuple[int, int, str]:
        """Best score first; equals in an order drawn anew each week, the same for everybody."""
        return (-match.score, self.turn(match.id), match.id)

    def turn(self, profile_id: str) -> int:
        drawn = blake2b(f"{self.week}:{profile_id}".encode(), digest_size=8).digest()
        return int.from_bytes(drawn) - 2**63

    def _best(self, prepared: Prepared, found: Found, limit: int) -> list[Match]:
        """The best of the rows found; where the index is not sure, the criteria decide."""
        ranked: list[tuple[tuple[int, int, str], Match]] = []
        for candidate in found.candidates():
            if len(ranked) >= limit and ranked[limit - 1][0][:2] <= (-candidate.points, candidate.turn):
                break
            match = self._match_candidate(prepared, candidate)
            if match:
                insort(ranked, ((-match.score, candidate.turn, match.id), match))
        else:
            if not found.is_all:
                return self._plainly(prepared, limit)
        return [match for _, match in ranked[:limit]]

    def _match_candidate(self, prepared: Prepared, candidate: Candidate) -> Match | None:
        other = candidate.profile
        if not candidate.is_sure:
            return self._match_if_open(prepared, other)
        return self._scorer.match(_pair(prepared, other, candidate.alike), other.profile.id)

    def _plainly(self, prepared: Prepared, limit: int) -> list[Match]:
        others = self.searcher.live_profiles() if self.searcher else ()
        matches = [match for other in others if (match := self._match_if_open(prepared, other))]
        return sorted(matches, key=self.order)[:limit]

    def _prepare(self, profile: Profile) -> Prepared:
        if isinstance(profile, SeekerProfile):
            return self._preparer.seeker(profile)
        return self._preparer.vacancy(profile)

    def _match(self, prepared: Prepared, other: Prepared) -> Match:
        similarity = min(1.0, float(self._row(prepared.text).multiply(self._row(other.text)).sum()))
        return self._scorer.match(_pair(prepared, other, similarity), other.profile.id)

    def _match_if_open(self, prepared: Prepared, other: Prepared) -> Match | None:
        pair = _pair(prepared, other, 0.0)
        if closed_gates(pair.seeker, pair.vacancy):
            return None
        match = self._match(prepared, other)
        return match if speaks_of_work(match) else None


def _portions(profiles: Iterable[Profile]) -> Iterator[list[Profile]]:
    portion: list[Profile] = []
    for profile in profiles:
        portion.append(profile)
        if len(portion) == PORTION:
            yield portion
            portion = []
    if portion:
        yield portion


def _pair(left: Prepared, right: Prepared, similarity: float) -> Pair:
    if isinstance(left, PreparedSeeker) and isinstance(right, PreparedVacancy):
        return Pair(left, right, similarity)
    if isinstance(left, PreparedVacancy) and isinstance(right, PreparedSeeker):
        return Pair(right, left, similarity)
    raise TypeError("a pair is one seeker and one vacancy")


__all__ = ["Ranker", "SeekerProfile", "VacancyProfile", "standard_text_model"]
