"""The code on a ticket fills whatever room the page gives it, and a reader reads it."""

import io

import typst
import zxingcpp
from PIL import Image

from jobmatch.documents.qr import qr_svg


def test_code_scales_with_its_box_and_brings_no_style():
    drawing = qr_svg("7K4M2QXD")
    assert "viewBox=" in drawing
    assert " width=" not in drawing
    assert "style" not in drawing


def test_code_is_read_back(tmp_path):
    source = tmp_path / "code.svg"
    source.write_text(qr_svg("7K4M2QXD").replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))
    page = tmp_path / "page.typ"
    page.write_text('#set page(width: 5cm, height: 5cm, margin: 0.5cm)\n#image("code.svg", width: 4cm)')
    picture = Image.open(io.BytesIO(typst.compile(page, format="png", ppi=144)))
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == ["7K4M2QXD"]
