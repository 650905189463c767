"""People within reach, what is known of them, and their numbers."""

from blueprints.families.views import cards, doubles, dukcapil, errands, family, moves, numbers, people, planning, poverty

__all__ = ["cards", "doubles", "dukcapil", "errands", "family", "moves", "numbers", "people", "planning", "poverty"]
