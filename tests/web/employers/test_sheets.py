"""Many vacancies by workbook: tried first, all or none, the same file adds nothing, five hundred at once."""

import io

import pytest
import sqlalchemy as sa

from jobmatch.extensions.db import db
from jobmatch.models import Vacancy
from tests.factories.offers import employer_actor, staff
from tests.factories.vacancy_sheets import row, workbook

ADDRESS = "/pemberi-kerja/lowongan/banyak"

pytestmark = pytest.mark.usefixtures("db_session")


def send(client, content, **fields):
    return client.post(ADDRESS, data={"file": (io.BytesIO(content), "lowongan.xlsx"), **fields})


def count_vacancies():
    return db.session.scalar(sa.select(sa.func.count()).select_from(Vacancy))


def test_tried_then_stored_then_nothing_more(signed_in):
    client = signed_in(employer_actor())
    content = workbook(row(), row(title="Penjaga toko", posts=3))
    tried = send(client, content)
    assert "2 lowongan baru untuk 5 orang, 0 sudah pernah dikirim" in tried.text
    assert count_vacancies() == 0
    assert send(client, content, write="y").status_code == 302
    assert count_vacancies() == 2
    assert "0 lowongan baru untuk 0 orang, 2 sudah pernah dikirim" in send(client, content).text
    assert send(client, content, write="y").status_code == 302
    assert count_vacancies() == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"wage_min_idr": "nego"}, "Upah harus ditulis angkanya"),
        ({"expires_on": "01-01-2020"}, "Tanggal tutup harus hari ini atau sesudahnya"),
        ({"conditions": "Wanita, usia maksimal 25 tahun"}, "syarat tentang diri orang"),
        ({"hours_text": ""}, "Tulis jam kerjanya"),
        ({"title": "<script>alert(1)</script>", "posts": "<b>2</b>"}, "&lt;b&gt;2&lt;/b&gt;"),
        ({"wage_max_idr": "1jt"}, "Upah tertinggi lebih kecil"),
    ],
)
def test_one_bad_cell_and_nothing_is_stored(signed_in, changes, words):
    client = signed_in(employer_actor())
    content = workbook(row(), row(**changes))
    for fields in ({}, {"write": "y"}):
        page = send(client, content, **fields)
        assert words in page.text
        assert count_vacancies() == 0


def test_five_hundred_at_once(signed_in):
    client = signed_in(employer_actor())
    content = workbook(*(row(title=f"Pemetik kopi {number}") for number in range(500)))
    assert send(client, content, write="y").status_code == 302
    assert count_vacancies() == 500


def test_staff_send_it_for_an_employer_and_a_wrong_file_is_refused(signed_in):
    owner, client = employer_actor(), signed_in(staff())
    assert send(client, workbook(row()), write="y").status_code == 422
    assert send(client, b"%PDF-", employer_id=str(owner.employer_id)).status_code == 422
    assert send(client, workbook(row()), employer_id=str(owner.employer_id), write="y").status_code == 302
    assert db.session.scalars(sa.select(Vacancy.employer_id)).all() == [owner.employer_id]
    example = client.get(f"{ADDRESS}/contoh")
    assert example.data[:2] == b"PK"
    example.close()
