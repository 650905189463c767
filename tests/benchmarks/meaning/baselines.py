"""Stock parts to compare with: words, characters and BM25, nothing tuned."""

from collections.abc import Callable, Sequence

import bm25s
import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

Scores = npt.NDArray[np.float64]


def words(queries: Sequence[str], corpus: Sequence[str]) -> Scores:
    """TF-IDF over words."""
    return _cosines(TfidfVectorizer(sublinear_tf=True), queries, corpus)


def characters(queries: Sequence[str], corpus: Sequence[str]) -> Scores:
    """TF-IDF over character 3-5-grams within words."""
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    return _cosines(vectorizer, queries, corpus)


def _cosines(vectorizer: TfidfVectorizer, queries: Sequence[str], corpus: Sequence[str]) -> Scores:
    rows = vectorizer.fit_transform(corpus)
    product: Scores = (vectorizer.transform(queries) @ rows.T).toarray()
    return product


def bm25(queries: Sequence[str], corpus: Sequence[str]) -> Scores:
    """Okapi BM25 over words."""
    index = bm25s.BM25()
    index.index(bm25s.tokenize(list(corpus), stopwords=None, show_progress=False), show_progress=False)
    tokens = bm25s.tokenize(list(queries), stopwords=None, return_ids=False, show_progress=False)
    return np.stack([_bm25_line(index, line, len(corpus)) for line in tokens])


def _bm25_line(index: bm25s.BM25, line: list[str], size: int) -> Scores:
    known = [token for token in line if token in index.vocab_dict]
    return index.get_scores(known).astype(np.float64) if known else np.zeros(size)


BASELINES: dict[str, Callable[[Sequence[str], Sequence[str]], Scores]] = {
    "words": words,
    "characters": characters,
    "BM25": bm25,
}
