"""The engine's comparison: words that stand for one another, neighbours of the nearest, signs that are words."""

from matching.comparison import Comparison
from matching.evaluation import rank_lines
from matching.similarity import character_grams
from matching.vocabulary import Vocabulary


def test_words_that_name_the_same_work_bring_titles_without_a_common_word_together() -> None:
    found = next(rank_lines(["lawyer"], ["welder", "attorney", "pastry maker"], 3))
    assert found[0] == 1


def test_neighbours_of_the_nearest_come_closer_than_strangers() -> None:
    corpus = ["tukang las karbit", "karbit zzkrupuk", "qqbunga"]
    comparison = Comparison(corpus, Vocabulary())
    query = ["tukang las"]
    assert comparison.scores(query)[0, 1] == comparison.scores(query)[0, 2]
    widened = comparison.widened_scores(query)[0]
    assert widened[0] > widened[1] > widened[2]


def test_a_query_without_words_is_near_to_nothing() -> None:
    assert Comparison(["sopir", ""], Vocabulary()).widened_scores([""]).tolist() == [[0.0, 0.0]]


def test_chinese_and_japanese_signs_are_compared_one_by_one_and_in_pairs() -> None:
    assert set(character_grams(["软件师"])) == {"软", "件", "师", "软件", "件师", "软件师"}
    assert next(rank_lines(["软件工程师"], ["厨师长", "工程师", "农民"], 3))[0] == 1
