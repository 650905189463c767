"""What others are given: the official sentence, the public tables, the numbers of packs."""

from decimal import Decimal

import pytest

from jobmatch.domain.disclosure import TOTAL
from jobmatch.domain.indicators import Coverage
from jobmatch.domain.official_sentence import WHY, OfficialFacts, official_sentence
from jobmatch.domain.pack_kinds import PackKind, pack_number
from jobmatch.domain.periods import Month
from jobmatch.domain.public_tables import PublicSource, frozen_table, make_public, thawed_table

OCTOBER = Month(2026, 10)


def facts(tpt: str | None, unemployed: int | None) -> OfficialFacts:
    value = Decimal(tpt) if tpt else None
    return OfficialFacts(value, 2024, "BPS", OCTOBER, "Oktober 2026", unemployed, Coverage(141, 156))


@pytest.mark.parametrize(("tpt", "printed"), [("2.43", "2,43 persen"), ("2.50", "2,5 persen"), ("3.00", "3 persen")])
def test_sentence_holds_both_figures_their_coverage_and_why_they_differ(tpt: str, printed: str) -> None:
    sentence = official_sentence(facts(tpt, 4870))
    assert printed in sentence
    assert "4.870 orang belum bekerja, dari 141 dari 156 desa" in sentence
    assert sentence.endswith(WHY)


def test_sentence_says_what_is_not_known() -> None:
    sentence = official_sentence(facts(None, None))
    assert "belum dicatat di sini" in sentence
    assert "Untuk Oktober 2026 belum ada desa yang melapor." in sentence


@pytest.mark.parametrize(("count", "words"), [(0, "0 orang"), (4, "kurang dari lima orang"), (5, "5 orang")])
def test_a_handful_is_not_counted_out_in_public(count: int, words: str) -> None:
    assert f"{words} belum bekerja" in official_sentence(facts(None, count))


def test_pack_number_names_whom_when_and_which_issue() -> None:
    assert pack_number(PackKind.BPS, OCTOBER, 2) == f"PAKET/BPS/{OCTOBER}/2"


def source(counts: dict[tuple[str, str], int], columns: tuple[tuple[str, str], ...]) -> PublicSource:
    rows = (("a", "Curup"), ("b", "Bermani Ulu"), ("c", "Selupu Rejang"))
    return PublicSource("t1", "Tabel", "konsep", "definisi", "sumber", "Kecamatan", rows, columns, counts)


SEXES = (("L", "Laki-laki"), ("P", "Perempuan"))
COUNTS = {("a", "L"): 20, ("a", "P"): 30, ("b", "L"): 3, ("b", "P"): 12, ("c", "L"): 9, ("c", "P"): 40}


def test_small_cell_is_hidden_with_a_second_one_that_would_give_it_away() -> None:
    table, hidden = make_public(source(COUNTS, SEXES), frozenset())
    assert ("b", "L") in hidden
    assert table.hidden_count >= 2
    assert table.columns[-1] == (TOTAL, "Jumlah")
    assert thawed_table(frozen_table(table)) == table


def test_what_an_earlier_issue_hid_stays_hidden() -> None:
    _, hidden = make_public(source(COUNTS, SEXES), frozenset())
    _, later = make_public(source({**COUNTS, ("b", "L"): 50}, SEXES), hidden)
    assert hidden <= later


def test_single_column_needs_no_total_beside_it() -> None:
    table, _ = make_public(source({("a", "L"): 20, ("b", "L"): 30, ("c", "L"): 40}, SEXES[:1]), frozenset())
    assert table.columns == SEXES[:1]
    assert table.rows[-1] == (TOTAL, "Jumlah", (90,))
