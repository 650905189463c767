"""The English catalogue is complete, keeps every placeholder, and holds nothing that is no longer said."""

import pytest

from tests.harness.texts import Text, english, placeholders, source_texts

HOW = "run ./run python -m tests.harness.texts, then write the English"


def forms(text: Text) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


def test_every_text_has_its_english() -> None:
    missing = [text for text in source_texts() if not all(english().get(text, ("",)))]
    assert not missing, f"{len(missing)} texts have no English; {HOW}: {missing[:10]}"


def test_english_keeps_every_placeholder() -> None:
    odd = [
        text
        for text, strings in english().items()
        if all(strings)
        and {p for form in forms(text) for p in placeholders(form)} != {p for form in strings for p in placeholders(form)}
    ]
    assert odd == []


def test_catalogue_holds_no_text_that_is_gone() -> None:
    gone = sorted(str(text) for text in set(english()) - set(source_texts()))
    assert not gone, f"{HOW}: {gone[:10]}"


@pytest.mark.one_database
def test_page_is_english_for_who_chose_it(client) -> None:
    assert "Sign in" not in client.get("/masuk").text
    client.set_cookie("bahasa", "en")
    assert "Sign in" in client.get("/masuk").text
