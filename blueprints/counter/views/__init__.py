"""Views of this area."""

from blueprints.counter.views import cards, desk, removals, reports

__all__ = ["cards", "desk", "removals", "reports"]
