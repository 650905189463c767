"""`python -m tests.benchmarks.meaning.learn_fields dev|all FILE`: which words go with which field.

Ridge regression of "an employer accepted this field" on the words of the advert, kept to stems
our own tables know: single words and weights, never a text.
"""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge

from matching.normalisation import stems, without_protected
from matching.tables import read_table
from matching.vocabulary import Vocabulary
from tests.benchmarks.meaning.sets import Retrieval, programme_to_adverts

KEPT, SMALLEST, LOOSE = 40, 0.02, 0.35


def own_stems(vocabulary: Vocabulary) -> set[str]:
    """Stems of every word our own tables hold."""
    texts = [text for entry in vocabulary.occupations.values() for text in (*entry.wordings, *entry.skills)]
    texts += [text for term in vocabulary.terms.values() for text in term.all_wordings]
    texts += [word for field in vocabulary.fields.values() for word in field.words]
    texts += [text for row in read_table("glossary.csv") for text in row.values()]
    return {stemmed for text in texts for stemmed in stems(text) if len(stemmed) > 1 and not stemmed.isdigit()}


def accepted(item: Retrieval, vocabulary: Vocabulary, ids: Sequence[str]) -> npt.NDArray[np.float64]:
    """For each advert and field, whether a programme of the field was accepted."""
    found = np.zeros((len(item.corpus), len(ids)))
    for programme, lines in zip(item.queries, item.relevant, strict=True):
        for field, _ in vocabulary.field_index.named_by(programme, LOOSE)[:1]:
            found[list(lines), ids.index(field)] = 1.0
    return found


def main() -> None:
    """Write the table."""
    vocabulary = Vocabulary.load()
    ids = list(vocabulary.fields)
    known = own_stems(vocabulary)
    sets = [programme_to_adverts(split) for split in (("dev", "test") if sys.argv[1] == "all" else ("dev",))]
    vectorizer = TfidfVectorizer(
        analyzer=lambda text: [word for word in stems(without_protected(text)) if word in known],
        sublinear_tf=True,
        min_df=3,
        max_df=0.4,
    )
    rows = vectorizer.fit_transform([text for item in sets for text in item.corpus])
    wanted = np.vstack([accepted(item, vocabulary, ids) for item in sets])
    weights = np.maximum(Ridge(alpha=2.0).fit(rows, wanted).coef_, 0.0)
    _write(Path(sys.argv[2]), ids, vectorizer.get_feature_names_out(), weights)


def _write(path: Path, ids: Sequence[str], names: Sequence[str], weights: npt.NDArray[np.float64]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["field", "stem", "weight"])
        for field, row in zip(ids, weights, strict=True):
            strongest = float(row.max())
            for number in np.argsort(-row)[:KEPT]:
                if strongest > SMALLEST and row[number] > 0:
                    writer.writerow([field, names[number], f"{row[number] / strongest:.3f}"])


if __name__ == "__main__":
    main()
