"""The list of addresses that search engines read (sitemaps.org)."""

from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape


def sitemap_xml(pages: Iterable[tuple[str, date | None]]) -> str:
    """Return the sitemap of (address, day of the last change)."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for address, day in pages:
        changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
        lines.append(f"<url><loc>{escape(address)}</loc>{changed}</url>")
    return "\n".join([*lines, "</urlset>", ""])
