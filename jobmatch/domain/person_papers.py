"""Papers and photos of people: which kinds are kept, how large, and what a file really is by its first bytes."""

from jobmatch.domain.enums import Labelled
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

MOST_PAPERS = 12
LARGEST_PDF = 5 * 1024 * 1024
PDF = "application/pdf"
JPEG = "image/jpeg"
PDF_START = b"%PDF-"
# What makes a PDF do something by itself when it is opened; a scanned paper has none of it.
ACTIVE_PARTS = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/OpenAction", b"/AA", b"/RichMedia")
TOO_LARGE = N_("Berkas ini lebih besar dari 5 MB. Pindai dengan mutu biasa, atau kirim foto.")
ACTIVE = N_("PDF ini berisi program atau berkas lain di dalamnya. Kirim hasil pindaian biasa, atau foto.")
PHOTO_ONLY = N_("Pas foto harus foto JPG atau PNG, bukan PDF.")
ENOUGH = N_("Sudah ada %(most)s berkas. Hapus yang tidak perlu lebih dulu.")


class PaperKind(Labelled):
    """What a file is for."""

    PHOTO = "photo", N_("Pas foto")
    KTP = "ktp", N_("KTP")
    DIPLOMA = "diploma", N_("Ijazah")
    CERTIFICATE = "certificate", N_("Sertifikat")
    OTHER = "other", N_("Lainnya")


def is_pdf(data: bytes) -> bool:
    """Tell by content, never by name, whether this is a PDF."""
    return data.startswith(PDF_START)


def check_pdf(data: bytes) -> bytes:
    """Return a PDF that may be kept."""
    if len(data) > LARGEST_PDF:
        raise RuleBroken(TOO_LARGE, field="file")
    if any(part in data for part in ACTIVE_PARTS):
        raise RuleBroken(ACTIVE, field="file")
    return data
