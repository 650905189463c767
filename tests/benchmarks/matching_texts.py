"""Stock libraries on the text part alone: same texts, no structured score, no gates; for scale, not for quality."""

from collections.abc import Callable, Sequence

import bm25s
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sparse_dot_topn import sp_matmul_topn

from matching import SeekerProfile, VacancyProfile
from matching.prepared import seeker_text, vacancy_text

Way = Callable[[Sequence[VacancyProfile], int], object]


def scikit_learn(seekers: Sequence[SeekerProfile]) -> Way:
    """Character TF-IDF, the whole product, then the best of each row."""
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), dtype=np.float32)
    columns = vectors.fit_transform(map(seeker_text, seekers)).T.tocsr()

    def best(asking: Sequence[VacancyProfile], top: int) -> object:
        rows = vectors.transform(map(vacancy_text, asking))
        return [np.argpartition(-(row @ columns).toarray()[0], top - 1)[:top] for row in rows]

    return best


def sparse_dot_topn(seekers: Sequence[SeekerProfile]) -> Way:
    """The same vectors; only the best of each row are kept."""
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), dtype=np.float32)
    columns = vectors.fit_transform(map(seeker_text, seekers)).T.tocsr()

    def best(asking: Sequence[VacancyProfile], top: int) -> object:
        return sp_matmul_topn(vectors.transform(map(vacancy_text, asking)), columns, top_n=top)

    return best


def bm25(seekers: Sequence[SeekerProfile]) -> Way:
    """Words by BM25."""
    index = bm25s.BM25()
    tokens = bm25s.tokenize([seeker_text(seeker) for seeker in seekers], stopwords=None, show_progress=False)
    index.index(tokens, show_progress=False)

    def best(asking: Sequence[VacancyProfile], top: int) -> object:
        words = bm25s.tokenize([vacancy_text(vacancy) for vacancy in asking], stopwords=None, show_progress=False)
        return index.retrieve(words, k=top, show_progress=False)

    return best


TEXT_WAYS: dict[str, Callable[[Sequence[SeekerProfile]], Way]] = {
    "scikit-learn": scikit_learn,
    "sparse_dot_topn": sparse_dot_topn,
    "bm25s": bm25,
}
