"""Makes packs for other offices from what was released and issued; frozen, numbered, without any person in them."""

import hashlib
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents import open_data, pack_file
from jobmatch.documents.marks import Mark
from jobmatch.documents.metadata_sheet import write_metadata
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.pack_kinds import OPEN_KINDS, PackKind, pack_number
from jobmatch.domain.periods import Month, PeriodKind
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Pack
from jobmatch.queries import issued_reports, packs, statistics
from jobmatch.services import audit, site_facts

MAKERS = (Role.SECTION_HEAD, Role.OFFICE_HEAD)
NEEDS_RELEASE = N_("Terbitkan dulu statistik bulan itu; paket memakai angka yang sama.")
NEEDS_REPORT = N_("Terbitkan dulu laporan IPK bulan itu; paket memakai berkas yang sama.")
NOTHING_NEW = N_("Isinya sama persis dengan paket terakhir.")
POST_HEAD = ("kode_kbji", "golongan_jabatan", "sisa_awal", "terdaftar", "dipenuhi", "dihapuskan", "sisa_akhir")
FAIR_HEAD = (
    "job_fair", "tanggal", "terdaftar", "hadir", "diwawancara", "diterima_dilaporkan", "diterima_terkonfirmasi",
    "jawaban_berbeda", "stan_melapor", "stan",
)  # fmt: skip


def issue_pack(actor: Actor, office: str, kind: PackKind, month: Month) -> UUID:
    """Make, number and keep a pack; return its id.

    Raises:
        RuleBroken: what it is made of was not released or issued yet, or nothing changed since the last one.
    """
    if actor.role not in MAKERS or kind not in OPEN_KINDS:
        raise NotAllowed
    files = _FILES[kind](office, month)
    with transaction():
        one_at_a_time("pack", f"{kind.value}:{month}")
        last = _find_last(kind, month)
        issue = 1 if last is None else last.issue + 1
        manifest = pack_file.make_manifest(pack_number(kind, month, issue), _about(office, month), files)
        if last is not None and last.manifest["berkas"] == manifest["berkas"]:
            raise RuleBroken(NOTHING_NEW)
        content = pack_file.write_pack(manifest, files)
        pack = Pack(
            kind=kind,
            month=month.first_day,
            issue=issue,
            number=manifest["nomor"],
            manifest=manifest,
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
            issued_at=clock.now(),
            issued_by=actor.user_id,
        )
        db.session.add(pack)
        db.session.flush()
        audit.record(actor, "issue_pack", "pack", pack.id)
        return pack.id


def _about(office: str, month: Month) -> dict[str, str]:
    mark = {"tanda": "DATA CONTOH"} if site_facts.holds_demo() else {}
    return {"penerbit": office, "bulan": str(month), **mark}


def _find_last(kind: PackKind, month: Month) -> Pack | None:
    p = Pack
    issues = sa.select(p).where(p.kind == kind, p.month == month.first_day).order_by(p.issue.desc()).limit(1)
    return db.session.scalars(issues).one_or_none()


def _public_files(office: str, month: Month) -> dict[str, bytes]:
    release = statistics.find_release(month)
    if release is None:
        raise RuleBroken(NEEDS_RELEASE)
    about = open_data.about(office, str(month), clock.local(release.released_at).date(), release.issue)
    files = {}
    for table in release.tables:
        files[f"{table.code}-{month}.csv"] = open_data.table_csv(table, str(month))
        files[f"{table.code}-{month}.json"] = open_data.sidecar(table, about)
    return files


def _bps_files(office: str, month: Month) -> dict[str, bytes]:
    files, release = _public_files(office, month), statistics.find_release(month)
    issues = issued_reports.list_issues_of(PeriodKind.MONTH, month)
    if not issues or release is None:
        raise RuleBroken(NEEDS_REPORT)
    for kind in ("pdf", "xlsx"):
        number, content = issued_reports.get_bytes(issues[0].id, kind)
        files[f"{number.replace('/', '-')}.{kind}"] = content
    draft = write_metadata(office, str(month), release.tables, Mark(site_facts.holds_demo()))
    return {**files, "metadata-konsep.pdf": draft}


def _ministry_files(_office: str, month: Month) -> dict[str, bytes]:
    return {
        f"lowongan-{month}.csv": pack_file.sheet_csv(POST_HEAD, packs.list_post_flows(month)),
        f"job-fair-{month}.csv": pack_file.sheet_csv(FAIR_HEAD, packs.list_fair_results(month, clock.today())),
    }


_FILES = {PackKind.BPS: _bps_files, PackKind.KOMINFO: _public_files, PackKind.MINISTRY: _ministry_files}
