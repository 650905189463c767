"""Throws damaged tables at the reader of uploads for as long as asked: it may refuse in words, and nothing else.

Run: `./run python -m tests.benchmarks.fuzz_tables --minutes 60`. Hypothesis draws the damage: bytes changed, cut and doubled in
the file, in a part inside the workbook, or in a CSV. Each round is a process of its own with two gigabytes at most; what a
process was reading when it died stays in --found, as does whatever ended in another error than a refusal.
"""

import argparse
import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from random import Random

import openpyxl
import xlsxwriter
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from jobmatch.documents.table_file import read_tables
from jobmatch.domain.errors import RuleBroken

ROUND = 1500
MEMORY = 2 << 30
ODD = [
    b"",
    b"\0",
    b'"',
    b"<",
    b"&",
    b"]]>",
    b"-1",
    b"99999999",
    b"1048576",
    b"XFD1048576",
    b"\xff\xfe",
    b"&#0;",
    b"1E309",
    b"NaN",
]
Damage = list[tuple[int, int, bytes]]


def seeds() -> list[bytes]:
    """Return whole files of each kind that the reader knows."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet, day = book.add_worksheet("Daftar"), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["Kode baris", "Nama", "Tahun lahir", "Jawaban"])
        sheet.write_row(1, 0, ["1702112012-2611-1", "Nama Contoh", 1990, "Masih belum bekerja"])
        sheet.write_number(2, 2, 33102, day)
        sheet.write_formula(3, 0, "=1+1")
        sheet.write_rich_string(4, 0, "a", book.add_format({"bold": True}), "b")
        sheet.merge_range(5, 0, 6, 1, "gabung")
        sheet.data_validation(1, 3, 9, 3, {"validate": "list", "source": ["a", "b"]})
    other = openpyxl.Workbook()
    other.active.append(["Kode baris", "Nama", None, True, 1.5])
    other.create_sheet("Kedua").append(["x"])
    second = io.BytesIO()
    other.save(second)
    lines = 'Kode baris;Nama;Jawaban\n1;"Nama, Contoh";Masih\n2;"dua\nbaris";=1+1\n'
    return [
        buffer.getvalue(),
        second.getvalue(),
        lines.encode(),
        lines.encode("utf-16"),
        lines.replace(";", ",").encode("cp1252"),
    ]


SEEDS = seeds()
damages = st.lists(
    st.tuples(st.integers(0, 1 << 20), st.integers(0, 24), st.binary(max_size=12) | st.sampled_from(ODD)), max_size=6
)


def damaged(content: bytes, damage: Damage) -> bytes:
    """Return the content with pieces replaced, cut out or put in."""
    made = bytearray(content)
    for place, length, piece in damage:
        start = place % (len(made) + 1)
        made[start : start + length] = piece
    return bytes(made)


def rezipped(content: bytes, part: int, damage: Damage, growth: int) -> bytes:
    """Return a workbook with one part damaged, and perhaps repeated; the wrapping stays whole."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        infos = source.infolist()
        for place, info in enumerate(infos):
            text = source.read(info)
            target.writestr(info.filename, damaged(text, damage) * growth if place == part % len(infos) else text)
    return buffer.getvalue()


def play(number: int, note: Path) -> int:
    """Run one round; the case in hand lies in ``note``, so that a process that dies leaves it behind."""
    counts = [0]

    @seed(number)
    @settings(max_examples=ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(
        which=st.integers(0, len(SEEDS) - 1),
        inside=st.booleans(),
        part=st.integers(0, 12),
        damage=damages,
        growth=st.integers(1, 3),
    )
    def check(which: int, inside: bool, part: int, damage: Damage, growth: int) -> None:
        content = SEEDS[which]
        is_book = content.startswith(b"PK")
        content = rezipped(content, part, damage, growth) if inside and is_book else damaged(content, damage)
        note.write_bytes(content)
        counts[0] += 1
        try:
            tables = read_tables(content)
        except RuleBroken:
            return
        for table in tables:
            assert len(table.rows) <= 250_000

    check()
    return counts[0]


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--minutes", type=float, default=60)
    words.add_argument("--found", type=Path, default=Path("fuzz-found"))
    words.add_argument("--round", type=int)
    chosen = words.parse_args()
    chosen.found.mkdir(exist_ok=True, parents=True)
    note = chosen.found / "in-hand.bin"
    if chosen.round is not None:
        print(play(chosen.round, note))
        return
    start, examples, rounds, found = time.monotonic(), 0, 0, 0
    while time.monotonic() - start < chosen.minutes * 60:
        number = Random().randrange(1 << 30)
        again = ["--round", str(number), "--found", str(chosen.found)]
        limit = f'ulimit -v {MEMORY >> 10}; exec "$@"'
        command = ["sh", "-c", limit, "sh", sys.executable, "-m", "tests.benchmarks.fuzz_tables", *again]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        rounds += 1
        if done.returncode == 0:
            examples += int(done.stdout)
            continue
        found += 1
        note.rename(chosen.found / f"case-{number}.bin")
        (chosen.found / f"case-{number}.txt").write_text(done.stderr[-6000:])
    print(f"{(time.monotonic() - start) / 60:.1f} minutes, {rounds} rounds, {examples} files, {found} found")


if __name__ == "__main__":
    main()
