"""The words of texts as numbers, and the terms (character runs, stems) each word stands for in the text model.

A row keeps only its words; what its vector would be follows from them. That is a twentieth of the memory.
"""

from itertools import chain
from typing import NamedTuple

import numpy as np

from matching.growing import Array, Growing, Names, Ragged
from matching.normalisation import raw_words, spellings, stop_words, words
from matching.similarity import TextModel, character_grams, stemmed_words

WORD_BY_WORD = frozenset({character_grams, stemmed_words})
"""Channels whose terms are those of the single words."""


class TermArrays(NamedTuple):
    """Terms of each word, weight and channel of each term, share of each channel."""

    term_at: Array
    term: Array
    term_weight: Array
    term_channel: Array
    channel_share: Array


class WordTerms:
    """Numbers for words and terms of one text model."""

    def __init__(self, model: TextModel) -> None:
        self._model = model
        self._words = Names()
        self._terms: dict[tuple[int, int], int] = {}
        self._word_terms = Ragged(np.int32)
        self._weights = Growing(np.float64)
        self._channels = Growing(np.int32)
        self._lines: dict[str, tuple[list[int], list[int]]] = {}
        self.channel_count = len(model.channels)
        self.is_word_by_word = all(channel.terms in WORD_BY_WORD for channel in model.channels)

    def numbers(self, text: str) -> list[int]:
        """The words of a text, as the text model would split it."""
        if self._model.split is not words:
            return [self._number(word) for word in self._model.split(text)]
        lines = [self._line(line) for line in text.split("\n")]
        kept = list(chain.from_iterable(kept for kept, _ in lines))
        return kept or list(chain.from_iterable(every for _, every in lines))

    def _line(self, line: str) -> tuple[list[int], list[int]]:
        """The words of a line that count, and all of them; lines repeat from person to person."""
        found = self._lines.get(line)
        if found is None:
            known, stops = spellings(), stop_words()
            meant = [part for word in raw_words(line) for part in (known[word].split() if word in known else (word,))]
            every = [self._number(word) for word in meant]
            kept = [number for word, number in zip(meant, every, strict=True) if word not in stops]
            found = self._lines[line] = (kept, every)
        return found

    def _number(self, word: str) -> int:
        before = len(self._words)
        number = self._words[word]
        if number == before:
            terms = [
                self._term(place, column) for place, columns in enumerate(self._model.word_columns(word)) for column in columns
            ]
            self._word_terms.append([terms])
        return number

    def _term(self, channel: int, column: int) -> int:
        number = self._terms.get((channel, column))
        if number is None:
            number = self._terms[channel, column] = len(self._terms)
            self._weights.append([self._model.weight(channel, column)])
            self._channels.append([channel])
        return number

    def arrays(self) -> TermArrays:
        """The tables as they are now."""
        shares = np.array([channel.share for channel in self._model.channels])
        starts, terms = self._word_terms.starts, self._word_terms.column(0)
        return TermArrays(starts, terms, self._weights.array, self._channels.array, shares)
