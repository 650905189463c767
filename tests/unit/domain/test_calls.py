"""What a short reply means: its first character, and nothing read into longer numbers."""

import pytest

from jobmatch.domain.calls import Heard, read_reply


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("1", Heard.YES),
        (" 2. ", Heard.NO),
        ("3 masih menunggu pak", Heard.NOT_YET),
        ("12", None),
        ("2026", None),
        ("4", None),
        ("ya", None),
        ("", None),
    ],
)
def test_a_reply_is_its_first_character(text: str, heard: Heard | None) -> None:
    assert read_reply(text) is heard
