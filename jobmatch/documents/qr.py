"""QR codes as SVG."""

import io

import segno


def qr_svg(text: str) -> str:
    """Return an SVG element that says ``text``, without style and size: the page's own style sheet gives it both."""
    stream = io.BytesIO()
    segno.make(text, error="m").save(
        stream, kind="svg", border=2, xmldecl=False, svgns=False, dark="#000", light="#fff", omitsize=True
    )
    return stream.getvalue().decode()
