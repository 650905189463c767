"""A regency's month by file: 100,000 rows of XLSX into SQLite or PostgreSQL, beside the raw driver's bulk insert.

Run: `./run python -m tests.benchmarks.month_import [--rows 100000] [--url postgresql://…]`; the database must be empty. Printed
are CPU seconds of this process; those of a PostgreSQL server are not among them.
"""

import argparse
import io
import os
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import sqlalchemy as sa
import xlsxwriter

from jobmatch import clock
from jobmatch.documents.month_sheet import LISTED, read_month
from jobmatch.documents.month_workbook import Listed
from jobmatch.documents.table_file import read_tables
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LabourStatus
from jobmatch.domain.month_file import NOTHING, RowCode, file_mark
from jobmatch.extensions.db import db, new_id, transaction
from jobmatch.models import Person, VillageMonth, VillageMonthRow
from jobmatch.queries.places import list_village_codes
from jobmatch.services.month_files import store_file
from jobmatch.services.month_plans import plan_file
from tests.benchmarks.empty_site import add_url, empty_site

Made = TypeVar("Made")
NAMES = ("id", "code", "name", "born", "answer", "how", "job")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--rows", type=int, default=100_000)
    add_url(words)
    chosen = words.parse_args()
    with empty_site(chosen.url) as app, app.app_context():
        content = answered(list(fill(chosen.rows)))
        print(f"{db.engine.dialect.name}, {chosen.rows} rows, {len(content) / 1e6:.1f} MB, load {os.getloadavg()[0]:.1f}")
        measure(content)


def answered(people: list[Listed]) -> bytes:
    """Return the file as it comes back: handed out empty, with an answer in every row."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Daftar")
        sheet.write_row(0, 0, [words[0] for words in LISTED.values()])
        for line, one in enumerate(people, 1):
            mark = file_mark(one.said, one.standing)
            answer = ("Sudah bekerja", "Bertemu orangnya", "tukang")
            sheet.write_row(line, 0, (str(one.code), one.name, one.birth_year, one.last_digits, *answer, mark))
    return buffer.getvalue()


def fill(count: int) -> Iterator[Listed]:
    """Put people and an open month on file, and yield them as a file that answers for each."""
    codes, first = list_village_codes(), clock.today().replace(day=1)
    months = {code: new_id() for code in codes}
    people, rows = [], []
    for place in range(count):
        code, number = codes[place % len(codes)], place // len(codes) + 1
        person, name = new_id(), f"Warga Contoh {place}"
        facts = {
            "full_name": name,
            "name_key": name.casefold(),
            "birth_year": 1990,
            "village_code": code,
            "created_at": clock.now(),
        }
        people.append({"id": person, **facts})
        row = {"id": new_id(), "village_month_id": months[code], "person_id": person, "number": number}
        rows.append(row | {"answers": {"carried_status": LabourStatus.UNEMPLOYED.value}})
        yield Listed(RowCode(code, first, number), name, 1990, "0001", NOTHING, frozenset())
    with transaction() as session:
        heads = [{"id": key, "village_code": code, "month": first, "opened_at": clock.now()} for code, key in months.items()]
        for model, values in ((Person, people), (VillageMonth, heads), (VillageMonthRow, rows)):
            session.execute(sa.insert(model), values)


def measure(content: bytes) -> None:
    """Print what each step costs: the reader, the whole, and the driver alone with the same cells."""
    actor = Actor.system()
    tables = timed("read the cells", lambda: read_tables(content))
    sheet = timed("read and check every cell", lambda: read_month(content))
    timed("compare with what is on record (dry run)", lambda: plan_file(actor, sheet))
    started = time.process_time()
    plan = store_file(actor, read_month(content))
    print(f"{time.process_time() - started:7.2f} s  whole: XLSX to {plan.answered} answers stored, all or none")
    timed("the same file again, which changes nothing", lambda: store_file(actor, read_month(content)))
    started = time.process_time()
    sheet = read_month(content)
    raw([(str(new_id()), str(one.code), one.name, one.born, "working", "met", one.job) for one in sheet.listed])
    print(f"{time.process_time() - started:7.2f} s  XLSX, every cell checked, bulk insert by the driver")
    cells = [(str(new_id()), *map(str, row[:6])) for row in tables[0].rows[1:]]
    timed("the driver's bulk insert alone", lambda: raw(cells))


def raw(cells: list[tuple[Any, ...]]) -> None:
    """Insert cells into a table of texts as fast as the driver does."""
    connection = db.engine.raw_connection()
    cursor = connection.cursor()
    cursor.execute("DROP TABLE IF EXISTS raw_rows")
    cursor.execute(f"CREATE TABLE raw_rows ({', '.join(f'{name} text' for name in NAMES)}, PRIMARY KEY (id))")
    if db.engine.dialect.name == "sqlite":
        cursor.execute("BEGIN")
        cursor.executemany("INSERT INTO raw_rows VALUES (?, ?, ?, ?, ?, ?, ?)", cells)
        cursor.execute("COMMIT")
    else:
        with cursor.copy("COPY raw_rows FROM STDIN") as copy:
            for row in cells:
                copy.write_row(row)
        connection.commit()
    connection.close()


def timed(what: str, act: Callable[[], Made]) -> Made:
    """Do it and print the CPU time."""
    started = time.process_time()
    made = act()
    print(f"{time.process_time() - started:7.2f} s  {what}")
    return made


if __name__ == "__main__":
    main()
