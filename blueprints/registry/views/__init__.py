"""Views of the village month, a file per part of the work."""

from blueprints.registry.views import board, months, paper, people, review

__all__ = ["board", "months", "paper", "people", "review"]
