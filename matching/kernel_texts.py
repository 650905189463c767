"""Text similarity word by word: a row keeps its words, the terms behind them are looked up on the way."""

from typing import Any

import numpy as np

from matching.kernels import compiled, inlined, lean


@inlined
def count_terms(words: Any, first: int, last: int, terms: Any, count: Any) -> None:
    """Count the terms of a row's words."""
    for place in range(first, last):
        for at in range(terms.term_at[words[place]], terms.term_at[words[place] + 1]):
            count[terms.term[at]] += 1


@compiled
def row_norms(word_at: Any, word: Any, terms: Any, norms: Any) -> None:
    """Lengths of the vectors of rows of words, by channel, written into `norms`."""
    count = np.zeros(len(terms.term_weight), dtype=np.int32)
    for row in range(len(word_at) - 1):
        count_terms(word, word_at[row], word_at[row + 1], terms, count)
        for place in range(word_at[row], word_at[row + 1]):
            one = word[place]
            for at in range(terms.term_at[one], terms.term_at[one + 1]):
                term = terms.term[at]
                if count[term]:
                    value = (1.0 + np.log(count[term])) * terms.term_weight[term]
                    norms[row, terms.term_channel[term]] += value * value
                    count[term] = 0
        for channel in range(norms.shape[1]):
            norms[row, channel] = np.sqrt(norms[row, channel])


@lean
def load_query(texts: Any, q: int, terms: Any, scratch: Any) -> None:
    """Write the weights of a query's terms into the scratch, both sides' weights multiplied in."""
    first, last = texts.word_at[q], texts.word_at[q + 1]
    count_terms(texts.word, first, last, terms, scratch.counted)
    for place in range(first, last):
        one = texts.word[place]
        for at in range(terms.term_at[one], terms.term_at[one + 1]):
            term = terms.term[at]
            if scratch.counted[term]:
                channel = terms.term_channel[term]
                value = (1.0 + np.log(scratch.counted[term])) * terms.term_weight[term] ** 2
                scratch.weight[term] = value * terms.channel_share[channel] / texts.word_norm[q, channel]
                scratch.counted[term] = 0


@lean
def unload_query(texts: Any, q: int, terms: Any, scratch: Any) -> None:
    """Leave the scratch clean."""
    for place in range(texts.word_at[q], texts.word_at[q + 1]):
        one = texts.word[place]
        for at in range(terms.term_at[one], terms.term_at[one + 1]):
            scratch.weight[terms.term[at]] = 0.0


@inlined
def similarity(texts: Any, row: int, terms: Any, scratch: Any) -> float:
    """Similarity of a row's text with the query in the scratch."""
    met = 0
    for place in range(texts.word_at[row], texts.word_at[row + 1]):
        one = texts.word[place]
        for at in range(terms.term_at[one], terms.term_at[one + 1]):
            term = terms.term[at]
            if scratch.weight[term] > 0:
                if scratch.counted[term] == 0:
                    scratch.terms[met] = term
                    met += 1
                scratch.counted[term] += 1
    total = 0.0
    for place in range(met):
        term = scratch.terms[place]
        value = (1.0 + np.log(scratch.counted[term])) * scratch.weight[term]
        total += value / texts.word_norm[row, terms.term_channel[term]]
        scratch.counted[term] = 0
    return min(total, 1.0)


@inlined
def text_similarity(world: Any, row: int, q: int, scratch: Any) -> float:
    """Similarity of a row's text with the query's; 0 where either has none."""
    if not (world.rows.has_text[row] and world.queries.has_text[q]):
        return 0.0
    return float(similarity(world.rows, row, world.terms, scratch))
