"""The made-up words: understood by the engine, and of codes that exist."""

import pytest

from jobmatch.demo.words import read
from jobmatch.documents import reference_tables
from matching.vocabulary import Vocabulary

TRADES = read("trades")["trade"]
EMPLOYERS = read("employers")["employer"]
OFFERS = [(employer["name"], offer) for employer in EMPLOYERS for offer in employer["vacancies"]]


@pytest.mark.parametrize("trade", TRADES, ids=[trade["name"] for trade in TRADES])
def test_the_engine_knows_every_word_of_a_trade(trade):
    words = [*trade["skills"], *trade["titles"], *trade["licences"], *trade.get("languages", [])]
    assert [word for word in words if not Vocabulary.load().resolve(word)] == []


def test_the_engine_knows_what_employers_ask_for():
    asked = {word for _, offer in OFFERS for word in (*offer["needs"], *offer["likes"], *offer.get("licences", []))}
    assert {word for word in asked if not Vocabulary.load().resolve(word)} == set()


def test_occupations_exist():
    codes = set(reference_tables.occupations("2026"))
    used = {code for trade in TRADES for code in trade["kbji"]} | {offer["kbji"] for _, offer in OFFERS}
    assert used <= codes


def test_places_exist():
    codes = {village.code for village in reference_tables.villages()}
    assert {employer["village"] for employer in EMPLOYERS} <= codes


def test_there_are_590_posts_of_42_employers():
    assert (len({employer["name"] for employer in EMPLOYERS}), sum(offer["posts"] for _, offer in OFFERS)) == (42, 590)
