"""Any answers by file end where the same answers on the page end; any repetition and order of files changes nothing more."""

import io
import itertools
from contextlib import suppress
from uuid import UUID

import pytest
import sqlalchemy as sa
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobmatch.documents.month_sheet import LISTED, read_month
from jobmatch.domain.enums import HowKnown, OtherAnswer, RowAnswer
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.month_file import RowCode, words_of
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import VillageMonth
from jobmatch.queries.month_entries import standing_by_row
from jobmatch.queries.month_rows import list_month_rows
from jobmatch.services.month_files import store_file
from jobmatch.services.village_months import RowReply, answer_rows
from tests.factories.villages import OFFICER, VILLAGE, opened_month, people_of

PEOPLE = 4
# Each example lives in months of its own.
MONTHS = itertools.count(0)
JOBS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=20)
WAYS = st.sampled_from([HowKnown.MET, HowKnown.TOLD])
SAID = st.one_of(
    st.just((None, None, HowKnown.NOT_ASKED, "")),
    st.tuples(st.just(RowAnswer.STILL_NOT_WORKING), st.none(), WAYS, st.just("")),
    st.tuples(st.just(RowAnswer.NOW_WORKING), st.none(), WAYS, JOBS.map(lambda job: job.lstrip("'’`"))),
    st.tuples(st.just(RowAnswer.OTHER), st.sampled_from(list(OtherAnswer)), WAYS, st.just("")),
)
FILES = st.lists(st.dictionaries(st.integers(1, PEOPLE), SAID, min_size=1), min_size=1, max_size=3)


def workbook(code: RowCode, said: dict[int, tuple]) -> bytes:
    buffer = io.BytesIO()
    names = list(LISTED)
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Daftar")
        sheet.write_row(0, 0, [words[0] for words in LISTED.values()])
        for line, (number, one) in enumerate(said.items(), 1):
            answer, how, job = words_of(one)
            cells = {"code": str(RowCode(code.village_code, code.month, number)), "answer": answer, "how": how, "job": job}
            for name, text in cells.items():
                sheet.write_string(line, names.index(name), text)
    return buffer.getvalue()


def picture(month_id: UUID) -> list[tuple]:
    standing = standing_by_row(month_id)
    rows = list_month_rows(month_id)
    return [
        (r.answer, r.other, r.how_known, r.answers, [s.value for s in standing[r.id].standing] if r.id in standing else [])
        for r in rows
    ]


def two_months() -> tuple[UUID, UUID, RowCode]:
    month = Month(2012, 1).shifted(next(MONTHS) * 2)
    by_file, by_page = opened_month(month=month.first_day), opened_month(month=month.following.first_day)
    return by_file, by_page, RowCode(VILLAGE, month.first_day, 1)


@pytest.mark.usefixtures("db_session")
@given(files=FILES, again=st.lists(st.booleans(), min_size=3, max_size=3))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_files_end_where_the_page_ends(files: list[dict[int, tuple]], again: list[bool]) -> None:
    if db.session.scalar(sa.select(sa.func.count()).select_from(VillageMonth)) == 0:
        people_of(VILLAGE, PEOPLE, seen_on=Month(2011, 12).first_day)
    by_file, by_page, code = two_months()
    page_rows = {row.number: row.id for row in list_month_rows(by_page)}
    for said, is_repeated in zip(files, again, strict=False):
        content = workbook(code, said)
        store_file(OFFICER, read_month(content), by_file)
        if is_repeated:
            before = picture(by_file)
            assert store_file(OFFICER, read_month(content), by_file).changes == []
            assert picture(by_file) == before
        replies = [RowReply(page_rows[number], answer, how, other, job) for number, (answer, other, how, job) in said.items()]
        answer_rows(OFFICER, by_page, replies)
    assert picture(by_file) == picture(by_page)


@given(content=st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_sent_is_read_or_refused(content: bytes) -> None:
    head = b"Kode baris;Jawaban\n"
    for whole in (content, head + content):
        with suppress(RuleBroken):
            read_month(whole)
