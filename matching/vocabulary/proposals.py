"""Texts the vocabulary does not know, with what each may belong to; a person accepts or not."""

from collections import Counter
from collections.abc import Iterable, Iterator

from matching.normalisation import key, raw_words, without_protected
from matching.vocabulary.book import Vocabulary

SURE = ("exact", "stem")
CANDIDATES = 2
LONGEST = 8
"""Words; a longer text is a description, not a wording."""

Row = tuple[str, int, str, str, str, str, str]


def propose_wordings(texts: Iterable[str], vocabulary: Vocabulary) -> Iterator[Row]:
    """For each unknown text, most frequent first, the nearest entries of the tables."""
    shown: dict[str, str] = {}
    times: Counter[str] = Counter()
    for text in texts:
        wording = " ".join(raw_words(without_protected(text)))
        if wording and len(wording.split()) <= LONGEST:
            shown.setdefault(key(wording), wording)
            times[key(wording)] += 1
    for stemmed, count in sorted(times.items(), key=lambda item: (-item[1], item[0])):
        text = shown[stemmed]
        known = vocabulary.resolve(text, limit=1)
        if not known or known[0].method not in SURE:
            yield from _proposals(text, count, vocabulary)


def _proposals(text: str, count: int, vocabulary: Vocabulary) -> Iterator[Row]:
    for found in vocabulary.nearest(text, limit=CANDIDATES):
        yield (text, count, found.kind, found.id, found.name, found.wording, f"{found.score:.2f}")
    for suggestion in vocabulary.suggest_occupations(text, top=1):
        score = f"{suggestion.score:.2f}"
        yield (text, count, "saying", suggestion.code, suggestion.name, suggestion.nearest_wording, score)
