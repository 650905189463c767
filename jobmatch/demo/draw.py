"""Chance that always falls the same way: one stream of draws per part of the world, so that parts don't disturb each other."""

import random
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar

SEED = 1702
Item = TypeVar("Item")


class Draw(random.Random):
    """The draws of one part of the world."""

    def __init__(self, part: str) -> None:
        super().__init__(f"{SEED}:{part}")

    def chance(self, probability: float) -> bool:
        """Tell whether something of this probability happens."""
        return self.random() < probability

    def by_weight(self, weights: Mapping[Item, float]) -> Item:
        """Return one of the keys, each as often as its weight says."""
        return self.choices(list(weights), list(weights.values()))[0]

    def some(self, items: Sequence[Item], least: int, most: int) -> list[Item]:
        """Return between ``least`` and ``most`` different items in their own order."""
        count = min(len(items), self.randint(least, most))
        return [items[index] for index in sorted(self.sample(range(len(items)), count))]

    def new_id(self, moment: datetime) -> uuid.UUID:
        """Return a key that sorts by time (as ``extensions.db.new_id``), the same in every build."""
        value = (int(moment.timestamp() * 1000) << 80) | self.getrandbits(80)
        value = (value & ~(0xF << 76)) | (0x7 << 76)
        value = (value & ~(0x3 << 62)) | (0x2 << 62)
        return uuid.UUID(int=value)
