"""What the file itself knows about its words: how common they are, which are slips of others, what sounds alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from matching.duplicates.texts import UNKNOWN, Codes, Floats, Ints
from matching.duplicates.words import skeleton, sound

SHORTEST_TO_CORRECT = 4
TIMES_COMMONER = 4
TABLE_LIMIT = 64


@dataclass(frozen=True, slots=True)
class Spelling:
    """Per word of the vocabulary: rows that carry it, number of its sound, number of the sound of what it stands for."""

    counts: Ints
    sounds: Codes
    meant: Codes
    initials: Codes
    skeletons: Codes
    bits: Floats
    """How much agreeing on a word says: -log2 of its share of all words."""
    lengths: Codes


def spelling_of(vocabulary: Sequence[str], words: Codes) -> Spelling:
    """Learn the file's spelling: a rare word one slip away from a much commoner one stands for that one."""
    counts = np.bincount(words.ravel(), minlength=len(vocabulary))
    counts[UNKNOWN] = 0
    numbers: dict[str, int] = {"": UNKNOWN}
    sounds = np.array([numbers.setdefault(sound(word), len(numbers)) for word in vocabulary], dtype=np.int32)
    heard = np.bincount(sounds, weights=counts, minlength=len(numbers))
    meant = np.array(_corrected(tuple(numbers), heard.tolist()), dtype=np.int32)
    initials = np.array([ord(text[0]) if text else 0 for text in numbers], dtype=np.int32)
    bare: dict[str, int] = {}
    skeletons = np.array([bare.setdefault(skeleton(text), len(bare)) for text in numbers], dtype=np.int32)
    lengths = np.array([len(word) for word in vocabulary], dtype=np.int32)
    bits = -np.log2(np.maximum(counts, 1) / max(int(counts.sum()), 1))
    return Spelling(counts, sounds, meant[sounds], initials[meant[sounds]], skeletons[sounds], bits, lengths)


def _corrected(texts: Sequence[str], counts: Sequence[float]) -> list[int]:
    by_remainder: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for remainder in _remainders(text):
            by_remainder.setdefault(remainder, []).append(number)
    best = list(range(len(texts)))
    for numbers in by_remainder.values():
        if 1 < len(numbers) <= TABLE_LIMIT:
            commonest = max(numbers, key=lambda number: (counts[number], -number))
            for number in numbers:
                if counts[commonest] >= TIMES_COMMONER * counts[number] and counts[commonest] > counts[best[number]]:
                    best[number] = commonest
    return [best[target] for target in best]


def _remainders(text: str) -> Iterator[str]:
    if len(text) >= SHORTEST_TO_CORRECT:
        yield text
        yield from {text[:place] + text[place + 1 :] for place in range(len(text))}
