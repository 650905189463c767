"""How alike the allowed texts of both sides are."""

from matching.criteria.base import Finding
from matching.prepared import Pair

FULL_AT = 0.5
"""Similarity that earns all points; texts of two people are hardly ever nearer."""


class TextCriterion:
    """Character and word similarity, a small part beside the structured ones."""

    name = "text"

    def score(self, pair: Pair) -> Finding:
        """In proportion to the similarity."""
        if not pair.seeker.text or not pair.vacancy.text:
            return Finding("text.unknown", 0.0, "tidak_diketahui")
        share = min(1.0, pair.text_similarity / FULL_AT)
        code = "text.alike" if share >= FULL_AT else "text.little"
        return Finding(code, share, "cocok" if share >= FULL_AT else "sebagian")
