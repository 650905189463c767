"""The picture that chat programs show beside a vacancy's link: 1200 by 630, drawn with the font inside Pillow."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, MARGIN = 1200, 630, 70
PAPER, BAR, INK, MUTED, ACCENT = "#faf8f4", "#153f2b", "#1f1d1a", "#5c564d", "#8a4b14"
TITLE_SIZE, LINE_SIZE, FOOT_SIZE = 66, 40, 30
MOST_TITLE_LINES = 3
NOT_IN_THE_FONT = str.maketrans({"–": "-", "—": "-", "…": "...", "“": '"', "”": '"', "’": "'", "·": "-"})


def draw_vacancy(title: str, lines: Sequence[str], foot: str, mark: str | None = None) -> bytes:
    """Return a PNG with the title, a few facts, the site's name below, and a mark such as DATA CONTOH."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, 24), fill=BAR)
    y = _draw_title(draw, title)
    for number, line in enumerate(lines):
        font = ImageFont.load_default(LINE_SIZE)
        draw.text((MARGIN, y), _cut(line, font), font=font, fill=MUTED if number == 0 else INK)
        y += LINE_SIZE + 18
    draw.rectangle((0, HEIGHT - 84, WIDTH, HEIGHT), fill=BAR)
    draw.text((MARGIN, HEIGHT - 62), foot, font=ImageFont.load_default(FOOT_SIZE), fill=PAPER)
    if mark:
        draw.text((WIDTH - MARGIN, HEIGHT - 62), mark, font=ImageFont.load_default(FOOT_SIZE), fill="#f0b27a", anchor="ra")
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _draw_title(draw: ImageDraw.ImageDraw, title: str) -> int:
    font = ImageFont.load_default(TITLE_SIZE)
    y = 80
    for line in _wrapped(title, font)[:MOST_TITLE_LINES]:
        draw.text((MARGIN, y), line, font=font, fill=BAR)
        y += TITLE_SIZE + 10
    draw.rectangle((MARGIN, y + 12, MARGIN + 120, y + 18), fill=ACCENT)
    return y + 48


def _wrapped(text: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return [_cut(line, font) for line in lines if line]


def _cut(text: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> str:
    text = text.translate(NOT_IN_THE_FONT)
    while font.getlength(text) > WIDTH - 2 * MARGIN and len(text) > 1:
        text = text[:-2].rstrip() + "."
    return text
