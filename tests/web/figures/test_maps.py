"""The map: silence has its own look, names can be followed to a kecamatan, outlines are drawn once they were loaded."""

import gzip
import json
import math
from datetime import date

import pytest
from lxml import html

from jobmatch.documents.reference_tables import districts, villages
from jobmatch.domain.enums import LabourStatus, MonthState, Role
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import VillageMonth
from jobmatch.queries import places
from tests.factories import ledger as office

CURUP = "17.02.09"
OCTOBER = Month(2026, 10)


@pytest.fixture
def head(client_as):
    with office.at(date(2026, 11, 3)):
        yield client_as(Role.OFFICE_HEAD)


def report(villages_reported):
    moment = office.clock.now()
    for code in places.list_village_codes()[:villages_reported]:
        figures = {"statuses": {LabourStatus.UNEMPLOYED.value: 7}}
        sent = {"opened_at": moment, "submitted_at": moment, "first_submitted_at": moment, "figures": figures}
        db.session.add(VillageMonth(village_code=code, month=OCTOBER.first_day, state=MonthState.SUBMITTED, **sent))
    db.session.commit()


def ring(lng, lat, size, points=400):
    """A made-up outline, as finely drawn as official ones are."""
    angles = [2 * math.pi * number / points for number in range(points + 1)]
    return [[lng + size * math.cos(angle), lat + size * math.sin(angle)] for angle in angles]


@pytest.fixture
def outlines(tmp_path):
    def feature(place, size):
        shape = {"type": "Polygon", "coordinates": [ring(place.longitude, place.latitude, size)]}
        return {"type": "Feature", "properties": {"kode": place.code.replace(".", "")}, "geometry": shape}

    features = [feature(each, 0.03) for each in districts()] + [feature(each, 0.008) for each in villages()]
    stranger = features[0] | {"properties": {"kode": "170299"}}
    path = tmp_path / "batas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [*features, stranger]}), encoding="utf-8")
    return path


@pytest.mark.parametrize("count", [0, 85, 156])
def test_silence_has_its_own_look(head, count):
    report(count)
    page = head.get("/peta?bulan=2026-10")
    assert f"{count} dari 156 desa melapor" in page.text
    assert page.text.count(": belum melapor</title>") == 156 - count
    assert page.text.count(": dikirim, belum diterima kantor</title>") == count
    assert "map-hatch" in page.text
    assert head.get("/peta?bulan=kapan").status_code == 200


def test_a_kecamatan_leads_to_its_villages_by_name(head):
    report(85)
    page = html.document_fromstring(head.get("/peta?bulan=2026-10").text)
    (address,) = {link.get("href") for link in page.xpath("//main//a[contains(@href, 'kecamatan=17.02.09')]")}
    near = html.document_fromstring(head.get(address).text)
    names = [text.text_content() for text in near.cssselect("text.map__label")]
    assert len(names) == len(set(names)) == sum(each.code.startswith(CURUP) for each in villages())
    assert [text.text_content() for text in near.cssselect("text.map__number")] == [str(n) for n in range(1, len(names) + 1)]
    assert head.get("/peta?kecamatan=17.99.99").status_code == 404


def test_official_outlines_are_tried_first_then_drawn(head, app, outlines):
    report(85)
    runner = app.test_cli_runner()
    tried = runner.invoke(args=["places", "boundaries", str(outlines)]).output
    assert "171 wilayah dikenali. Tidak dikenal: 17.02.99." in tried
    assert "--write" in tried
    assert "map__area" not in head.get("/peta?bulan=2026-10").text
    assert "Tersimpan" in runner.invoke(args=["places", "boundaries", str(outlines), "--write"]).output
    page = head.get("/peta?bulan=2026-10")
    assert page.text.count('class="map__area') == 171
    assert page.text.count('class="map__area map-hatch') >= 71
    assert "Batas resmi belum dimuat" not in page.text
    assert len(gzip.compress(page.data)) < 60_000
    assert head.get(f"/peta?bulan=2026-10&kecamatan={CURUP}").text.count('class="map__area') == 9


def test_a_file_that_is_no_map_is_refused_in_words(app, tmp_path, db_session):
    for number, content in enumerate(("bukan", '{"features": [{"properties": {}, "geometry": {}}]}', '{"features": [3]}')):
        path = tmp_path / f"{number}.geojson"
        path.write_text(content, encoding="utf-8")
        said = app.test_cli_runner().invoke(args=["places", "boundaries", str(path), "--write"])
        assert said.exit_code == 1
        assert "bukan GeoJSON batas wilayah" in said.output
