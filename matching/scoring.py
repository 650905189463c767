"""One pair, one score: the same for both directions, and for whoever computes it."""

from matching.criteria import Finding, all_criteria
from matching.prepared import Pair
from matching.results import Knowledge, Match, Reason
from matching.vocabulary import Vocabulary
from matching.weights import Weights

ENGINE_VERSION = "2026.1"
OF_THE_WORK = frozenset({"skills", "occupation", "experience", "text"})
"""Parts that speak of the work itself; without a point in one of them nobody is matched."""
ENOUGH_KNOWN = 0.5
"""Share of the points whose facts both sides gave, from which on the data suffices."""


class PairScorer:
    """Adds up the criteria of a pair."""

    def __init__(self, weights: Weights, vocabulary: Vocabulary) -> None:
        self.weights = weights
        self._criteria = all_criteria(vocabulary)

    def reasons(self, pair: Pair) -> tuple[Reason, ...]:
        """Every criterion's part, most points first; the points add up to the score."""
        found = [self._reason(self.weights.of(criterion.name), criterion.score(pair)) for criterion in self._criteria]
        return tuple(sorted(found, key=lambda reason: (-reason.points, -reason.max_points)))

    def _reason(self, weight: int, finding: Finding) -> Reason:
        points = int(weight * finding.share + 0.5)
        return Reason(finding.code, points, weight, finding.facts, finding.kind)

    def match(self, pair: Pair, other_id: str) -> Match:
        """The score of the pair under the other side's id."""
        reasons = self.reasons(pair)
        return Match(
            id=other_id,
            score=sum(reason.points for reason in reasons),
            reasons=reasons,
            knowledge=self._knowledge(reasons),
            engine_version=ENGINE_VERSION,
            weights_name=self.weights.name,
        )

    def _knowledge(self, reasons: tuple[Reason, ...]) -> Knowledge:
        known = sum(reason.max_points for reason in reasons if reason.kind != "tidak_diketahui")
        return "cukup" if known >= 100 * ENOUGH_KNOWN else "kurang"


def speaks_of_work(match: Match) -> bool:
    """Whether anything of the work fits: an empty profile or vacancy can never rank first."""
    return any(reason.points > 0 for reason in match.reasons if reason.criterion in OF_THE_WORK)
