"""A pack as a ZIP: its files, and a manifest with their checksums. The same files give the same bytes."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

MOMENT = (2000, 1, 1, 0, 0, 0)  # a ZIP keeps a time for each file; ours must not change the bytes
MANIFEST = "manifest.json"
Files = Mapping[str, bytes]


def make_manifest(number: str, about: Mapping[str, Any], files: Files) -> dict[str, Any]:
    """Return what a pack holds: name, size and SHA-256 of every file."""
    listed = [
        {"nama": name, "ukuran": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in sorted(files.items())
    ]
    return {"nomor": number, **about, "berkas": listed}


def write_pack(manifest: Mapping[str, Any], files: Files) -> bytes:
    """Return the ZIP's bytes."""
    buffer = io.BytesIO()
    everything = {**files, MANIFEST: json.dumps(manifest, ensure_ascii=False, indent=2).encode()}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(everything.items()):
            archive.writestr(zipfile.ZipInfo(name, MOMENT), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def sheet_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return UTF-8 CSV that a spreadsheet opens as it is."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(head)
    writer.writerows(rows)
    return ("\ufeff" + stream.getvalue()).encode()
