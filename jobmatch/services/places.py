"""Brings the reference tables of kecamatan and villages into the database; a repeat changes nothing."""

from jobmatch.documents import reference_tables
from jobmatch.extensions.db import db, transaction
from jobmatch.models import District, Village


def load_places() -> int:
    """Insert or renew all kecamatan and villages by code; return how many villages there are."""
    villages = reference_tables.villages()
    with transaction():
        for district in reference_tables.districts():
            db.session.merge(
                District(
                    code=district.code,
                    name=district.name,
                    bps_code=district.bps_code or None,
                    latitude=district.latitude,
                    longitude=district.longitude,
                )
            )
        db.session.flush()
        for village in villages:
            db.session.merge(
                Village(
                    code=village.code,
                    district_code=village.district_code,
                    name=village.name,
                    kind=village.kind,
                    bps_code=village.bps_code or None,
                    postcode=village.postcode or None,
                    latitude=village.latitude,
                    longitude=village.longitude,
                )
            )
    return len(villages)
