"""Skills the vacancy requires or welcomes, against those the person has; near skills in part."""

from matching.closeness import RELATED_SKILL, related_skills
from matching.criteria.base import Finding, kind_of
from matching.prepared import Pair
from matching.profiles import Skill
from matching.vocabulary import Vocabulary

REQUIRED, WELCOME = 1.0, 0.5
BELOW_LEVEL = 0.7
USUAL_ENOUGH, USUAL_CAP = 3, 0.6
"""Where a vacancy names no skill, this many of the work's usual skills earn this share."""


class SkillsCriterion:
    """Share of the asked skills the person has."""

    name = "skills"

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def score(self, pair: Pair) -> Finding:
        """Required skills count twice as much as welcome ones."""
        asked = [(REQUIRED, *item) for item in pair.vacancy.required]
        asked += [(WELCOME, *item) for item in pair.vacancy.welcome]
        if not asked:
            return self._usual(pair)
        if not pair.seeker.skills:
            missing = tuple(skill.text for _, _, skill in asked)
            return Finding("skills.unknown", 0.0, "tidak_diketahui", {"missing": missing})
        return self._asked(pair, asked)

    def _asked(self, pair: Pair, asked: list[tuple[float, str, Skill]]) -> Finding:
        earned, groups = 0.0, {1: list[str](), 0: list[str](), -1: list[str]()}
        for weight, skill_id, skill in asked:
            credit = self._credit(pair, skill_id, skill)
            earned += weight * credit
            groups[1 if credit > RELATED_SKILL else 0 if credit > 0 else -1].append(skill.text)
        share = earned / sum(weight for weight, _, _ in asked)
        facts = {
            "matched": tuple(groups[1]),
            "near": tuple(groups[0]),
            "missing": tuple(groups[-1]),
        }
        kind = kind_of(share)
        code = {"cocok": "skills.all", "sebagian": "skills.some"}.get(kind, "skills.none")
        return Finding(code, share, kind, facts)

    def _credit(self, pair: Pair, skill_id: str, wanted: Skill) -> float:
        own = pair.seeker.skills.get(skill_id)
        if own is not None:
            is_below = wanted.level and own.level and own.level < wanted.level
            return BELOW_LEVEL if is_below else 1.0
        related = related_skills(self._vocabulary, skill_id)
        return RELATED_SKILL if related & pair.seeker.skills.keys() else 0.0

    def _usual(self, pair: Pair) -> Finding:
        usual = pair.vacancy.usual_skills
        if not usual:
            return Finding("skills.not_asked", 0.0, "tidak_diminta")
        if not pair.seeker.skills:
            return Finding("skills.unknown", 0.0, "tidak_diketahui")
        held = [skill for own, skill in pair.seeker.skills.items() if own in usual]
        share = USUAL_CAP * min(1.0, len(held) / min(USUAL_ENOUGH, len(usual)))
        if not held:
            return Finding("skills.not_asked", 0.0, "tidak_diminta")
        matched = tuple(skill.text for skill in held)
        return Finding("skills.usual", share, "sebagian", {"matched": matched})
