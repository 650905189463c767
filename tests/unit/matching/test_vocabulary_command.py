"""Proposals for the vocabulary are for texts it does not know, most frequent first."""

from pathlib import Path

import pytest

from matching import Vocabulary
from matching.vocabulary.__main__ import main
from matching.vocabulary.proposals import propose_wordings


def test_known_texts_long_texts_and_nothing_are_not_proposed(small_vocabulary: Vocabulary) -> None:
    texts = ["Kasir", "layani para pembeli", "", " ".join(["kata"] * 9), "Perempuan"]
    assert list(propose_wordings(texts, small_vocabulary)) == []


def test_unknown_texts_come_most_frequent_first_with_the_nearest_entries(small_vocabulary: Vocabulary) -> None:
    rows = list(propose_wordings(["nyetir travel", "jaga kasir malam", "Jaga kasir malam!"], small_vocabulary))
    assert [row[:2] for row in rows[:1]] == [("jaga kasir malam", 2)]
    assert ("saying", "5230") in {row[2:4] for row in rows if row[0] == "jaga kasir malam"}
    assert ("skill", "mengemudi") in {row[2:4] for row in rows if row[0] == "nyetir travel"}


def test_the_command_prints_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "texts.txt"
    file.write_text("ngelas knalpot racing\n", encoding="utf-8")
    main(["suggest", str(file)])
    head, *rows = capsys.readouterr().out.splitlines()
    assert head == "text,times,kind,id,name,nearest_wording,score"
    assert any(",saying,7212," in row for row in rows)
