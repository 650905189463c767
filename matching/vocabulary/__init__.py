"""Words people use and the one id each stands for; texts stay as typed."""

from matching.vocabulary.book import Vocabulary
from matching.wordings import Resolution

__all__ = ["Resolution", "Vocabulary"]
