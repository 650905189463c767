"""People within reach, what is known of them, and their numbers."""

from blueprints.families.views import numbers, people

__all__ = ["numbers", "people"]
