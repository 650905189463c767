"""Candidates for a description of work: words, sayings, cases; both editions; never for nothing."""

from matching import Case, Vocabulary


def codes(vocabulary: Vocabulary, text: str, **options: object) -> list[str]:
    return [found.code for found in vocabulary.suggest_occupations(text, **options)]  # type: ignore[arg-type]


def test_a_saying_finds_its_group(small_vocabulary: Vocabulary) -> None:
    best = small_vocabulary.suggest_occupations("tiap pagi motong karet di kebun orang")[0]
    assert best.code == "6112"
    assert best.nearest_wording == "motong karet"
    assert not best.is_from_case
    assert 0.0 < best.score <= 1.0


def test_candidates_are_as_many_as_asked_and_each_once(small_vocabulary: Vocabulary) -> None:
    found = codes(small_vocabulary, "jaga toko", top=3)
    assert len(found) == len(set(found)) == 3
    assert found[0] == "5223"


def test_nothing_is_suggested_for_a_text_without_words(small_vocabulary: Vocabulary) -> None:
    assert codes(small_vocabulary, " ?! ") == []


def test_each_edition_has_its_own_codes(small_vocabulary: Vocabulary) -> None:
    assert codes(small_vocabulary, "nerima gadai emas", edition="2014")[0] == "4213"
    assert codes(small_vocabulary, "nerima gadai emas", edition="2026")[0] == "4212"
    assert codes(small_vocabulary, "terima taruhan", edition="2014")[0] == "4212"
    assert "" not in codes(small_vocabulary, "terima taruhan", edition="2026")


def test_a_confirmed_case_is_found_again(small_vocabulary: Vocabulary) -> None:
    text = "momong lapak depan alfa"
    cases = [Case("momong lapak depan alfa", "8322"), Case("momong lapak", "9999")]
    best = small_vocabulary.suggest_occupations(text, cases=cases)[0]
    assert (best.code, best.is_from_case, best.nearest_wording) == ("8322", True, text)
    assert codes(small_vocabulary, text)[0] != "8322"


def test_cases_show_what_is_common_here(small_vocabulary: Vocabulary) -> None:
    vague = "kerja"
    cases = [Case(f"bawa mobil {number}", "8322") for number in range(300)]
    assert codes(small_vocabulary, vague, cases=cases)[0] == "8322"


def test_many_texts_get_the_answers_they_would_get_alone(small_vocabulary: Vocabulary) -> None:
    texts = ["jaga toko", "", "motong karet"]
    together = small_vocabulary.suggest_many(texts, 2)
    assert together == [small_vocabulary.suggest_occupations(text, 2) for text in texts]


def test_evidence_of_like_work_is_near(small_vocabulary: Vocabulary) -> None:
    rows = small_vocabulary.occupation_index.evidence(["jaga toko", "pramuniaga", "motong karet", ""])
    near = (rows @ rows.T).toarray()
    assert near[0, 1] > near[0, 2]
    assert near[3].max() == 0.0
