"""People of a village, with a NIK and a family card."""

from datetime import date
from typing import Any
from uuid import UUID

from jobmatch import clock
from jobmatch.domain.enums import LabourStatus, NikState, ObservationSource
from jobmatch.extensions.db import new_id, transaction
from jobmatch.extensions.sealed import kk_index, nik_index
from jobmatch.models import Family, FamilyMember, LabourObservation, Person

VILLAGE, NEIGHBOUR, FAR = "17.02.11.2012", "17.02.11.2011", "17.02.06.2003"  # two of one kecamatan, one of another
NIK = "1702905708010003"
KK = "1702901112130004"


def person(name: str = "Siti Aminah", village: str = VILLAGE, nik: str | None = NIK, **values: Any) -> UUID:
    """A person of a village; each test gives a NIK to one of them at most."""
    with transaction() as session:
        found = Person(
            id=new_id(),
            full_name=name,
            name_key=name.casefold(),
            village_code=village,
            nik=nik,
            nik_index=nik_index(nik) if nik else None,
            nik_state=NikState.SEEN if nik else NikState.NONE,
            birth_date=date(2001, 8, 17),
            birth_year=2001,
            created_at=clock.now(),
            **values,
        )
        session.add(found)
        return found.id


def family_of(person_id: UUID, kk: str | None = KK, village: str = VILLAGE) -> UUID:
    """A family that the person belongs to today."""
    with transaction() as session:
        family = Family(id=new_id(), kk=kk, kk_index=kk_index(kk) if kk else None, village_code=village, created_at=clock.now())
        member = FamilyMember(family_id=family.id, person_id=person_id, relation="anak", from_on=date(2020, 1, 1))
        session.add_all((family, member))
        return family.id


def news(person_id: UUID, on: date, status: LabourStatus, source: str = "village_month") -> None:
    """Something heard of the person's work."""
    with transaction() as session:
        session.add(
            LabourObservation(
                person_id=person_id,
                valid_on=on,
                recorded_at=clock.now(),
                status=status,
                source=ObservationSource(source),
                source_id=f"test:{on}",
            )
        )
