"""Explainable matching of people and vacancies; knows nothing of Flask or of tables."""

from matching.duplicates import DuplicatePair, PersonRecord, find_duplicates
from matching.occupations import Case, OccupationSuggestion
from matching.profiles import Experience, SeekerProfile, Skill, VacancyProfile
from matching.ranker import Ranker
from matching.results import Counterfactual, GateResult, Match, Reason, WhyNot
from matching.vocabulary import Resolution, Vocabulary
from matching.weights import Weights

__all__ = [
    "Case",
    "Counterfactual",
    "DuplicatePair",
    "Experience",
    "GateResult",
    "Match",
    "OccupationSuggestion",
    "PersonRecord",
    "Ranker",
    "Reason",
    "Resolution",
    "SeekerProfile",
    "Skill",
    "VacancyProfile",
    "Vocabulary",
    "Weights",
    "WhyNot",
    "find_duplicates",
]
