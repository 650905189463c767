"""The evaluation commands: any language, any number of lines, empty lines kept, one answer a line."""

import json
from pathlib import Path

import pytest

from matching.evaluation import main, rank_lines, read_cases, read_lines, score_pairs


@pytest.fixture
def files(tmp_path: Path):
    def write(**texts: str) -> dict[str, str]:
        for name, text in texts.items():
            (tmp_path / name).write_bytes(text.encode("utf-8"))
        return {name: str(tmp_path / name) for name in texts}

    return write


def answers(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_lines_are_read_whatever_their_ends(files) -> None:
    path = Path(files(a="\ufeffsatu\r\n\ndua\rtiga")["a"])
    assert read_lines(path) == ["satu", "", "dua", "tiga"]
    assert read_lines(Path(files(b="")["b"])) == []
    assert read_lines(Path(files(c="\n\n")["c"])) == ["", ""]


def test_rank_gives_line_numbers_best_first(files, capsys) -> None:
    paths = files(q="tukang las\n\n看護師\n", c="kasir toko\nwelder\n\nngelas pagar\n看護師 病院\n")
    main(["rank", "--queries", paths["q"], "--corpus", paths["c"], "--top", "2"])
    first, empty, japanese = map(json.loads, answers(capsys))
    assert set(first) == {1, 3}
    assert empty == [0, 1]
    assert japanese[0] == 4


def test_rank_answers_each_query_even_without_a_corpus() -> None:
    assert list(rank_lines(["kasir", ""], [], 10)) == [[], []]
    assert list(rank_lines([], ["kasir"], 10)) == []


def test_pairs_score_from_none_to_all(files, capsys) -> None:
    paths = files(a="kasir\n\nsopir truk\n", b="kasir\nsopir\ntruck driver\n")
    main(["pairs", "--left", paths["a"], "--right", paths["b"]])
    same, empty, translated = map(float, answers(capsys))
    assert same > 0.9
    assert empty == 0.0
    assert 0.2 < translated < same


def test_pairs_are_the_same_both_ways_and_need_equal_files() -> None:
    assert list(score_pairs(["akuntansi"], ["staf pajak"])) == list(score_pairs(["staf pajak"], ["akuntansi"]))
    with pytest.raises(ValueError, match="differ in length: 1 and 2"):
        list(score_pairs(["a"], ["b", "c"]))


def test_occupations_are_codes_of_four_digits(files, capsys) -> None:
    paths = files(q="motong karet\n\n", k="text,code\njaga portal kompleks,9629\n")
    main(["occupations", "--queries", paths["q"], "--top", "3", "--edition", "2014"])
    found, nothing = map(json.loads, answers(capsys))
    assert found[0] == "6112"
    assert all(len(code) == 4 and code.isdigit() for code in found)
    assert nothing == []
    main(["occupations", "--queries", files(p="jaga portal kompleks")["p"], "--cases", paths["k"]])
    assert json.loads(answers(capsys)[0])[0] == "9629"


def test_cases_come_from_a_table(files) -> None:
    assert read_cases(Path(files(k="\ufefftext,code\nikut bang ali,9211 \n")["k"]))[0].code == "9211"


def test_a_study_programme_finds_its_vacancies() -> None:
    corpus = ["Staf dapur: memasak dan menyajikan", "Finance staff: jurnal, rekonsiliasi bank, kas kecil", "Sopir truk"]
    assert next(rank_lines(["Akuntansi"], corpus, 3))[0] == 1


def test_duplicates_print_pairs(files, capsys) -> None:
    rows = "id,name,birth_date,phone\n1,Siti Aminah,1990-01-02,08123456789\n2,St. Aminah,1990-01-02,08123456789\n"
    main(["duplicates", "--records", files(r=rows)["r"]])
    assert answers(capsys)[0] == "id_a,id_b,probability"
