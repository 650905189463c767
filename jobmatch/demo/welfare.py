"""A made-up DTSEN file over the made-up families, brought in the way an office would: uploaded, tried, stored."""

import csv
import io
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.demo.draw import Draw
from jobmatch.demo.households import Household, Member
from jobmatch.domain.actors import Actor
from jobmatch.domain.job_kinds import STORE_POVERTY, TRY_POVERTY
from jobmatch.domain.poverty import PovertySource
from jobmatch.extensions.db import db
from jobmatch.models import Job, Person
from jobmatch.services import jobs, poverty_imports

HEAD = (
    "id_keluarga", "kode_kemdagri", "desil_kesejahteraan", "id_individu", "nama", "nik", "hubungan_dengan_kepala_keluarga",
    "tanggal_lahir", "pkh", "bpnt", "sembako", "bpum", "jenis_lantai", "sumber_air_minum", "kepemilikan_rumah",
)  # fmt: skip
HANDLERS: dict[str, jobs.Handler] = {TRY_POVERTY: poverty_imports.try_file, STORE_POVERTY: poverty_imports.store_file}
SHARE_IN_FILE = 0.82


def bring_poverty_data(households: list[Household], officer: Actor) -> None:
    """Upload, try and store a file as of today's pretended date."""
    import_id = poverty_imports.take_in(officer, PovertySource.DTSEN, clock.today(), _file(households))
    run_waiting(TRY_POVERTY)
    poverty_imports.store(officer, import_id)
    run_waiting(STORE_POVERTY)


def run_waiting(kind: str) -> None:
    """Do what the worker would do with the waiting jobs of a kind."""
    for job_id in db.session.scalars(sa.select(Job.id).where(Job.kind == kind, Job.finished_at.is_(None))).all():
        jobs.run_job(job_id, HANDLERS)


def _file(households: list[Household]) -> bytes:
    draw = Draw("welfare")
    niks = {row.id: row.nik for row in db.session.execute(sa.select(Person.id, Person.nik))}
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(HEAD)
    key = 0
    for number, home in enumerate(households):
        if not draw.chance(SHARE_IN_FILE):
            continue
        key += 0 if number % 23 == 1 else 1  # now and then two cards are one household
        aids = _aids(draw, home.decile)
        for member in home.members:
            writer.writerow(_line(draw, f"K{key:06d}", home, member, niks, aids))
    return stream.getvalue().encode()


def _aids(draw: Draw, decile: int) -> list[str]:
    chances = (0.4, 0.45, 0.15, 0.06) if decile <= 3 else (0.08, 0.1, 0.05, 0.04)
    return ["Ya" if draw.chance(chance) else "Tidak" for chance in chances]


def _line(draw: Draw, key: str, home: Household, member: Member, niks: dict[UUID, str | None], aids: list[str]) -> list[object]:
    nik = "" if draw.chance(0.03) else niks.get(member.id) or ""
    name = "Orang Lain" if draw.chance(0.01) else member.name
    born = "" if name == "Orang Lain" else member.born.strftime("%d/%m/%Y")
    floor = draw.choice(("semen", "keramik", "papan")) if home.decile > 2 else draw.choice(("tanah", "semen", "papan"))
    water = draw.choice(("sumur", "ledeng", "mata air"))
    person = (str(member.id)[-8:], name, nik, member.relation, born)
    return [key, home.village.replace(".", ""), home.decile, *person, *aids, floor, water, "milik sendiri"]
