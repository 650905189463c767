"""Ranks one side for the other: fit on the many, ask for the one; the same both ways."""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from matching.gates import closed_gates
from matching.prepared import Pair, PreparedSeeker, PreparedVacancy, Preparer
from matching.profiles import Profile, SeekerProfile, VacancyProfile
from matching.results import Match, WhyNot
from matching.scoring import PairScorer, speaks_of_work
from matching.similarity import TextModel, similarities
from matching.vocabulary import Vocabulary
from matching.weights import Weights

Prepared = PreparedSeeker | PreparedVacancy


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
        self._model = standard_text_model(self.vocabulary)
        self._others: list[Prepared] = []
        self._rows = self._model.transform([])

    def fit(self, profiles: Iterable[Profile]) -> "Ranker":
        """Prepare the side that will be ranked; all profiles must be of one kind."""
        self._others = [self._prepare(profile) for profile in profiles]
        if len({type(other) for other in self._others}) > 1:
            raise TypeError("fit seekers or vacancies, not both at once")
        self._rows = self._model.transform([other.text for other in self._others])
        return self

    def rank(self, profile: Profile, limit: int = 20) -> list[Match]:
        """The best of the fitted side that no gate keeps apart; equals rotate by week."""
        open_pairs = [
            self._scorer.match(pair, self._id(other))
            for other, pair in self._pairs(profile)
            if not closed_gates(pair.seeker, pair.vacancy)
        ]
        matches = [match for match in open_pairs if speaks_of_work(match)]
        return sorted(matches, key=self.order)[:limit]

    def score(self, profile: Profile, other: Profile) -> Match:
        """The score of one pair, gates apart."""
        prepared, partner = self._prepare(profile), self._prepare(other)
        rows = self._model.transform([prepared.text, partner.text])
        similarity = float(similarities(rows[[0]], rows[[1]])[0, 0])
        return self._scorer.match(_pair(prepared, partner, similarity), other.id)

    def why_not(self, profile: Profile, other_id: str) -> WhyNot:
        """Why the fitted profile with this id is not, or not higher, in the list."""
        for other, pair in self._pairs(profile):
            if self._id(other) == other_id:
                closed = closed_gates(pair.seeker, pair.vacancy)
                match = self._scorer.match(pair, other_id)
                places = [found.id for found in self.rank(profile, len(self._others))]
                place = places.index(other_id) + 1 if other_id in places else None
                return WhyNot(match, closed, place)
        raise KeyError(other_id)

    def order(self, match: Match) -> tuple[int, bytes, str]:
        """Best score first; equals in an order drawn anew each week, the same for everybody."""
        drawn = blake2b(f"{self.week}:{match.id}".encode(), digest_size=8).digest()
        return (-match.score, drawn, match.id)

    def _prepare(self, profile: Profile) -> Prepared:
        if isinstance(profile, SeekerProfile):
            return self._preparer.seeker(profile)
        return self._preparer.vacancy(profile)

    def _pairs(self, profile: Profile) -> list[tuple[Prepared, Pair]]:
        if not self._others:
            return []
        prepared = self._prepare(profile)
        near = similarities(self._model.transform([prepared.text]), self._rows)[0]
        return [(other, _pair(prepared, other, float(similarity))) for other, similarity in zip(self._others, near, strict=True)]

    @staticmethod
    def _id(other: Prepared) -> str:
        return other.profile.id


def _pair(left: Prepared, right: Prepared, similarity: float) -> Pair:
    if isinstance(left, PreparedSeeker) and isinstance(right, PreparedVacancy):
        return Pair(left, right, similarity)
    if isinstance(left, PreparedVacancy) and isinstance(right, PreparedSeeker):
        return Pair(right, left, similarity)
    raise TypeError("a pair is one seeker and one vacancy")


__all__ = ["Ranker", "SeekerProfile", "VacancyProfile", "standard_text_model"]
