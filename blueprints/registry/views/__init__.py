"""Views of the village month, a file per part of the work."""

from blueprints.registry.views import at_counter, board, files, months, offline, offline_people, paper, people, placed, review

__all__ = ["at_counter", "board", "files", "months", "offline", "offline_people", "paper", "people", "placed", "review"]
