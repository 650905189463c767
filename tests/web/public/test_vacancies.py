"""The public list and page: search with slips, filters in the address, what is passed on, printed and read by machines."""

import io
import json

import pytest
from lxml import html
from PIL import Image

from jobmatch.domain.enums import EmploymentKind, WagePeriod
from jobmatch.services import vacancies
from tests.factories.offers import employer_actor, published_vacancy

pytestmark = pytest.mark.usefixtures("db_session")


@pytest.fixture
def three(db_session):
    owner = employer_actor()
    return {
        "roaster": published_vacancy(
            owner, title="Pembantu roaster kopi", village_code="17.02.20.2001", is_disability_welcome=True
        ),
        "kasir": published_vacancy(
            owner,
            title="Kasir toko bangunan",
            village_code="17.02.09.1012",
            required_skills=("mesin kasir",),
            wage_min_idr=2_000_000,
            experience_months=6,
            employment_kind=EmploymentKind.CONTRACT,
        ),
        "petik": published_vacancy(
            owner, title="Pemetik sayur", required_skills=(), wage_min_idr=120_000, wage_period=WagePeriod.DAY
        ),
    }


def titles(client, query):
    page = html.document_fromstring(client.get(f"/lowongan?{query}").text)
    return [link.text_content() for link in page.cssselect(".vacancy__title a")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kata=kasir", {"Kasir toko bangunan"}),
        ("kata=kasri", {"Kasir toko bangunan"}),
        ("kata=KASIR+tokko", {"Kasir toko bangunan"}),
        ("kata=rosater+kopi", {"Pembantu roaster kopi"}),
        ("kata=kopi+talang", {"Pembantu roaster kopi", "Kasir toko bangunan", "Pemetik sayur"}),
        ("kata=binduriang", {"Pembantu roaster kopi"}),
        ("kata=cashier", {"Kasir toko bangunan"}),
        ("kata=zzzzzz", set()),
        ("kata=%25", {"Pembantu roaster kopi", "Kasir toko bangunan", "Pemetik sayur"}),
        ("kecamatan=17.02.20", {"Pembantu roaster kopi"}),
        ("upah=2500000", {"Pembantu roaster kopi", "Pemetik sayur"}),
        ("ikatan=contract", {"Kasir toko bangunan"}),
        ("baru=1", {"Pembantu roaster kopi", "Pemetik sayur"}),
        ("disabilitas=1", {"Pembantu roaster kopi"}),
        ("kecamatan=nowhere&upah=banyak", {"Pembantu roaster kopi", "Kasir toko bangunan", "Pemetik sayur"}),
    ],
)
def test_search_finds(client, three, query, found):
    assert set(titles(client, query)) == found


def test_nothing_found_says_what_to_do(client, three):
    page = client.get("/lowongan?kata=zzzzzz").text
    assert "Coba kata yang lebih umum" in page


def test_page_number_beyond_the_end_is_an_empty_page_not_an_error(client, three):
    assert client.get("/lowongan?halaman=999").status_code == 200
    assert client.get("/lowongan?halaman=-3").status_code == 200


def test_search_engines_read_the_vacancy_as_a_job_posting(client, three):
    page = html.document_fromstring(client.get(f"/lowongan/{three['kasir']}").text)
    (script,) = page.xpath("//script[@type='application/ld+json']")
    posting = json.loads(script.text)
    assert posting["@type"] == "JobPosting"
    assert posting["title"] == "Kasir toko bangunan"
    assert posting["hiringOrganization"] == {"@type": "Organization", "name": "Kopi Talang"}
    assert posting["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        "unitText": "MONTH",
        "minValue": 2_000_000,
        "maxValue": 2_000_000,
    }
    assert posting["jobLocation"]["address"]["addressLocality"] == "Curup"
    assert posting["employmentType"] == "CONTRACTOR"
    assert posting["totalJobOpenings"] == 2


def test_typed_script_cannot_leave_the_job_posting(client, three):
    owner = employer_actor("Lain")
    vacancy_id = published_vacancy(owner, title="</script><script>alert(1)</script>")
    page = html.document_fromstring(client.get(f"/lowongan/{vacancy_id}").text)
    (script,) = page.xpath("//script[@type='application/ld+json']")
    assert json.loads(script.text)["title"] == "</script><script>alert(1)</script>"


def test_closed_vacancy_says_so_and_is_no_job_posting(client, three):
    owner = employer_actor("Lain")
    vacancy_id = published_vacancy(owner)
    vacancies.withdraw_vacancy(owner, vacancy_id)
    page = client.get(f"/lowongan/{vacancy_id}")
    assert page.status_code == 200
    assert "Lowongan ini sudah ditutup" in page.text
    assert "application/ld+json" not in page.text
    assert "/lamar" not in page.text


def test_shared_text_holds_the_facts_and_ends_with_the_address(client, three):
    page = html.document_fromstring(client.get(f"/lowongan/{three['petik']}").text)
    text = page.cssselect("#bagikan")[0].text.strip()
    assert text.startswith("LOWONGAN: Pemetik sayur")
    assert "Rp120.000 per hari" in text
    assert text.endswith(f"/lowongan/{three['petik']}")


def test_picture_is_a_small_png_of_the_size_that_chats_show(client, three):
    answer = client.get(f"/lowongan/{three['petik']}/gambar.png")
    assert answer.mimetype == "image/png"
    assert Image.open(io.BytesIO(answer.data)).size == (1200, 630)
    assert len(answer.data) < 60_000


def test_sitemap_lists_what_is_open_and_robots_point_to_it(client, three):
    listed = client.get("/sitemap.xml").text
    assert all(str(vacancy_id) in listed for vacancy_id in three.values())
    assert "/sitemap.xml" in client.get("/robots.txt").text


def test_paper_for_the_notice_board_has_each_vacancy_and_a_code(client, three):
    board = client.get("/lowongan/papan?kecamatan=17.02.20").text
    assert "Pembantu roaster kopi" in board
    assert "Kasir toko bangunan" not in board
    assert "Binduriang" in board
    assert "<svg" in client.get(f"/lowongan/{three['petik']}/cetak").text


def test_signed_in_people_read_the_same_pages(client_as, three):
    from jobmatch.domain.enums import Role

    for role in (Role.SEEKER, Role.EMPLOYER, Role.VILLAGE_OFFICER, Role.PLACEMENT):
        client = client_as(role)
        assert client.get("/lowongan").status_code == 200
        assert client.get(f"/lowongan/{three['kasir']}").status_code == 200


def test_a_list_that_nobody_filtered_shows_no_mistake(client):
    for address in ("/lowongan", "/lowongan?kecamatan=bukan", "/lowongan?upah=x&ikatan=y"):
        assert not html.fromstring(client.get(address).data).cssselect(".field__error")
