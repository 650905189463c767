"""The rules of the look that a machine can hold: contrast, weight, strict CSP, one macro per file."""

import gzip
import re

import pytest

from jobmatch import paths

STATIC = paths.PACKAGE / "static"
TEMPLATES = sorted(paths.TEMPLATES.rglob("*.html"))
COMPONENTS = sorted((paths.TEMPLATES / "components").glob("*.html"))
TEXT, LARGE = 4.5, 3.0
# least contrast → what lies behind → what is written or drawn on it
READABLE = {
    7: {
        "paper": ["ink"],
        "surface": ["ink"],
        "sunken": ["ink"],
        "bar": ["on-bar"],
        "ok-bg": ["ok"],
        "warn-bg": ["warn"],
        "danger-bg": ["danger"],
        "info-bg": ["info"],
        "unknown-bg": ["unknown"],
    },
    TEXT: {
        "paper": ["muted", "primary", "primary-hover", "accent"],
        "surface": ["muted", "primary", "danger"],
        "sunken": ["muted"],
        "primary-soft": ["primary"],
        "primary": ["on-primary"],
        "primary-hover": ["on-primary"],
        "accent-soft": ["accent"],
        "accent": ["paper"],
        "hatch": ["unknown"],
    },
    LARGE: {
        "bar": ["bar-band"],
        "paper": ["border", "series-1", "series-2", "series-3"],
        "surface": ["border"],
    },
}
PAIRS = [(front, back, least) for least, grounds in READABLE.items() for back, fronts in grounds.items() for front in fronts]


def _blocks() -> list[dict[str, str]]:
    text = (STATIC / "css" / "tokens.css").read_text()
    found = re.findall(r"(?::root|:root:not\(\[data-theme=\"light\"\]\)|\[data-theme=\"dark\"\]) \{(.*?)\}", text, re.DOTALL)
    return [dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block)) for block in found]


LIGHT, DARK_BY_DEVICE, DARK_BY_CHOICE = _blocks()[:3]


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK_BY_DEVICE], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS, ids=str)
def test_every_pair_of_colours_can_be_read(theme: dict[str, str], front: str, back: str, least: float) -> None:
    assert contrast(theme[front], theme[back]) >= least


def test_dark_is_the_same_by_device_and_by_choice() -> None:
    assert DARK_BY_DEVICE == DARK_BY_CHOICE
    assert set(DARK_BY_DEVICE) <= set(LIGHT)


def test_styles_and_script_stay_light() -> None:
    files = [*STATIC.glob("css/*.css"), STATIC / "js" / "site.js"]
    assert sum(len(gzip.compress(path.read_bytes(), 6)) for path in files) < 25_000


def test_every_custom_property_that_is_used_is_defined() -> None:
    text = "".join(path.read_text() for path in STATIC.glob("css/*.css"))
    assert set(re.findall(r"var\(--([a-z0-9-]+)", text)) <= set(re.findall(r"--([a-z0-9-]+):", text))


def test_styles_ask_no_other_host() -> None:
    for path in STATIC.glob("css/*.css"):
        assert "@import" not in path.read_text()
        assert re.findall(r'url\((?!"#)[^)]*\)', path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(paths.TEMPLATES)))
def test_template_keeps_to_the_content_policy(path: object) -> None:
    text = path.read_text()  # type: ignore[attr-defined]
    assert not re.search(r"\sstyle=", text), "styles live in the style sheets"
    assert not re.search(r"\son[a-z]+=\"", text), "behaviour lives in scripts"
    assert not re.search(r"<script(?![^>]*(nonce|src)=)", text)
    assert "javascript:" not in text


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_component_is_named_like_its_macro_and_says_how_to_call_it(path: object) -> None:
    text = path.read_text()  # type: ignore[attr-defined]
    assert f"macro {path.stem}(" in text  # type: ignore[attr-defined]
    assert text.startswith("{#")


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_component_translates_inside_its_macros_only(path: object) -> None:
    """A module of macros is kept between requests: words outside a macro would stay in the first reader's language."""
    outside = re.sub(r"\{% macro .*?\{%-? endmacro -?%\}", "", path.read_text(), flags=re.DOTALL)  # type: ignore[attr-defined]
    assert "_(" not in re.sub(r"\{#.*?#\}", "", outside, flags=re.DOTALL)


def test_component_is_described_in_the_guide() -> None:
    guide = (paths.TEMPLATES.parent / "docs" / "rancangan.md").read_text()
    assert [path.stem for path in COMPONENTS if not re.search(rf"\b{path.stem}\b", guide)] == []
