"""The parts of a score: one file and one class each; a pair in, a finding out."""

from collections.abc import Sequence

from matching.criteria.availability import AvailabilityCriterion
from matching.criteria.base import Criterion, Finding
from matching.criteria.distance import DistanceCriterion
from matching.criteria.education import EducationCriterion
from matching.criteria.experience import ExperienceCriterion
from matching.criteria.occupation import OccupationCriterion
from matching.criteria.skills import SkillsCriterion
from matching.criteria.text import TextCriterion
from matching.criteria.wage import WageCriterion
from matching.vocabulary import Vocabulary

__all__ = ["Criterion", "Finding", "all_criteria"]


def all_criteria(vocabulary: Vocabulary) -> Sequence[Criterion]:
    """Every criterion, in the order of the weights."""
    return (
        SkillsCriterion(vocabulary),
        OccupationCriterion(),
        ExperienceCriterion(),
        EducationCriterion(vocabulary),
        DistanceCriterion(),
        WageCriterion(),
        AvailabilityCriterion(),
        TextCriterion(),
    )
