"""Views of this area."""

from blueprints.counter.views import busy, cards, desk, national, papers, queue, removals, reports

__all__ = ["busy", "cards", "desk", "national", "papers", "queue", "removals", "reports"]
