"""What a file is by its first bytes, and how large a PDF may be."""

import pytest

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.person_papers import LARGEST_PDF, check_pdf, is_pdf


def test_name_says_nothing_and_the_first_bytes_do():
    assert is_pdf(b"%PDF-1.4 ...")
    assert not is_pdf(b" %PDF-1.4")
    assert not is_pdf(b"MZ\x90")


def test_pdf_of_the_largest_size_is_kept_and_one_byte_more_is_not():
    whole = b"%PDF-" + b"0" * (LARGEST_PDF - 5)
    assert check_pdf(whole) is whole
    with pytest.raises(RuleBroken, match="5 MB"):
        check_pdf(whole + b"0")


@pytest.mark.parametrize("part", [b"/JavaScript", b"/OpenAction", b"/EmbeddedFile"])
def test_pdf_that_does_something_by_itself_is_refused(part):
    with pytest.raises(RuleBroken, match="program"):
        check_pdf(b"%PDF-1.4 " + part)
