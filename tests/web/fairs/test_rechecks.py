"""Before a fair: who stands there, what is odd about them, and who was looked at."""

from jobmatch.domain.enums import Role
from jobmatch.queries import fairs
from jobmatch.services import fairs as fair_services
from jobmatch.services.fair_rechecks import list_rechecks
from tests.factories.fairs import SYSTEM, Day
from tests.factories.offers import employer_actor, waiting_vacancy


def test_odd_participants_stand_first_until_somebody_looked(db_session, client_as):
    day = Day()
    copy = employer_actor("Warung Bu Contoh")
    waiting_vacancy(copy, description="Bayar biaya seragam Rp300 ribu sebelum masuk kerja.")
    fair_services.add_booth(SYSTEM, day.fair_id, copy.employer_id, "Z9")
    office, address = client_as(Role.PLACEMENT), f"/job-fair/{day.fair_id}/periksa-peserta"
    page = office.get(address).text
    for odd in ("2 dari 2 pemberi kerja perlu dilihat lagi", "Menyebut uang yang harus dibayar", "Nomor teleponnya dipakai"):
        assert odd in page
    assert "Usahanya belum pernah diperiksa" in page
    office.post(f"{address}/{copy.employer_id}")
    rows = list_rechecks(day.fair_id, fairs.get_fair(day.fair_id).starts_on)
    assert [(row.booth_code, row.is_due, row.is_odd) for row in rows] == [("A1", True, True), ("Z9", False, True)]
    assert "1 dari 2" in office.get(address).text
