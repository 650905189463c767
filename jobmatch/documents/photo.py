"""Photos as people's phones take them, re-encoded: smaller, upright, without place or owner, and nothing but a picture."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

FORMATS = ("JPEG", "PNG", "WEBP")
# A phone's photo has 12 to 50 million pixels; a picture that claims more is not one.
MOST_PIXELS = 60_000_000
LARGEST_BYTES = 15 * 1024 * 1024
LONGEST_SIDE = 1800
QUALITY = 62
PORTRAIT, PORTRAIT_QUALITY = (354, 472), 80
NOT_A_PHOTO = N_("Berkas ini bukan foto yang bisa dibaca. Kirim foto JPG atau PNG.")
TOO_LARGE = N_("Foto ini terlalu besar. Ambil foto lagi dengan ukuran biasa, paling besar 15 MB.")


def reencode_photo(data: bytes) -> bytes:
    """Return the photo as a grey JPEG of at most 1800 pixels a side.

    Raises:
        RuleBroken: it is no photo, or larger than any photo is.
    """
    upright = _opened(data, "L")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return _written(upright, QUALITY)


def reencode_paper(data: bytes) -> bytes:
    """Return a photographed paper in colour, at most 1800 pixels a side.

    Raises:
        RuleBroken: it is no photo, or larger than any photo is.
    """
    upright = _opened(data, "RGB")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return _written(upright, QUALITY)


def reencode_portrait(data: bytes) -> bytes:
    """Return the middle of a photo as a 3 x 4 portrait in colour, as a card prints it (300 dots an inch).

    Raises:
        RuleBroken: it is no photo, or larger than any photo is.
    """
    return _written(ImageOps.fit(_opened(data, "RGB"), PORTRAIT), PORTRAIT_QUALITY)


def _opened(data: bytes, mode: str) -> Image.Image:
    if len(data) > LARGEST_BYTES:
        raise RuleBroken(TOO_LARGE, field="photo")
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise RuleBroken(TOO_LARGE, field="photo")
            opened.draft(mode, (LONGEST_SIDE, LONGEST_SIDE))
            return ImageOps.exif_transpose(opened).convert(mode)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise RuleBroken(NOT_A_PHOTO, field="photo") from None


def _written(picture: Image.Image, quality: int) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()
