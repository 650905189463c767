"""Explainable matching of people and vacancies; knows nothing of Flask or of tables."""

from matching.duplicates import DuplicatePair, PersonRecord, find_duplicates
from matching.explanation import Explainer, Explanation
from matching.fairness import GroupRate, Treatment, group_rates
from matching.occupations import Case, OccupationSuggestion
from matching.profiles import Experience, SeekerProfile, Skill, VacancyProfile
from matching.ranker import Ranker
from matching.results import Counterfactual, GateResult, Match, Reason, WhyNot
from matching.training_demand import TrainingNeed, training_demand
from matching.vocabulary import Resolution, Vocabulary
from matching.weights import Weights

__all__ = [
    "Case",
    "Counterfactual",
    "DuplicatePair",
    "Experience",
    "Explainer",
    "Explanation",
    "GateResult",
    "GroupRate",
    "Match",
    "OccupationSuggestion",
    "PersonRecord",
    "Ranker",
    "Reason",
    "Resolution",
    "SeekerProfile",
    "Skill",
    "TrainingNeed",
    "Treatment",
    "VacancyProfile",
    "Vocabulary",
    "Weights",
    "WhyNot",
    "find_duplicates",
    "group_rates",
    "training_demand",
]
