"""The pack for Dukcapil: locked with a password that is kept nowhere, fetched by the section head only, gone when it expires."""

import hashlib
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents import dukcapil_list, locked_book, pack_file
from jobmatch.documents.marks import Mark
from jobmatch.domain.actors import Actor
from jobmatch.domain.dukcapil_check import check_password, expires_on
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.pack_kinds import PackKind, pack_number
from jobmatch.domain.periods import Month
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import count_changed, db, one_at_a_time, transaction
from jobmatch.models import Pack
from jobmatch.queries import dukcapil, packs
from jobmatch.services import audit, site_facts

NOBODY = N_("Tidak ada NIK yang menunggu pencocokan Dukcapil.")
GONE = N_("Paket ini sudah lewat masa berlakunya dan isinya sudah dihapus. Buat yang baru.")


def issue_list(actor: Actor, office: str, password: str) -> UUID:
    """Make a locked list of NIK to check and keep it until it expires; each NIK in it is recorded as read.

    Raises:
        RuleBroken: too short a password, or nobody waits.
    """
    _check(actor)
    key, today = check_password(password), clock.today()
    month, until = Month.of(today), expires_on(today)
    with transaction():
        one_at_a_time("pack", f"{PackKind.DUKCAPIL.value}:{month}")
        people = dukcapil.list_waiting()
        if not people:
            raise RuleBroken(NOBODY)
        issue = packs.last_issue(PackKind.DUKCAPIL, month) + 1
        number, mark = pack_number(PackKind.DUKCAPIL, month, issue), Mark(site_facts.holds_demo())
        plain = dukcapil_list.write_list(people, number, until, mark)
        files = {f"periksa-nik-{month}-{issue}.xlsx": locked_book.lock(plain, key)}
        about = {"penerbit": office, "bulan": str(month), "orang": len(people), "berlaku_sampai": str(until)}
        manifest = pack_file.make_manifest(number, about | ({"tanda": mark.words} if mark.words else {}), files)
        content = pack_file.write_pack(manifest, files)
        pack = Pack(
            kind=PackKind.DUKCAPIL,
            month=month.first_day,
            issue=issue,
            number=number,
            manifest=manifest,
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
            issued_at=clock.now(),
            issued_by=actor.user_id,
            expires_on=until,
        )
        db.session.add(pack)
        db.session.flush()
        audit.record(actor, "issue_pack", "pack", pack.id)
        for person in people:
            audit.record(actor, "send_to_dukcapil", "person", person.code, fields=["nik"], reason=number)
        return pack.id


def fetch_list(actor: Actor, pack_id: UUID) -> tuple[str, bytes]:
    """Return number and bytes of a list to who may have it, and record that it was taken.

    Raises:
        NotAllowed: not the section head. NotFound: there is none. RuleBroken: it has expired.
    """
    _check(actor)
    number, content = packs.get_content(pack_id, (PackKind.DUKCAPIL,), clock.today())
    if not content:
        raise RuleBroken(GONE)
    audit.record_act(actor, "fetch_pack", "pack", pack_id)
    return number, content


def destroy(actor: Actor, pack_id: UUID) -> None:
    """Destroy what a list holds before its day; number and checksums stay.

    Raises:
        NotFound: there is no such list, or it is gone already.
    """
    _check(actor)
    p = Pack
    with transaction():
        held = sa.and_(p.id == pack_id, p.kind == PackKind.DUKCAPIL, p.content != b"")
        if not count_changed(sa.update(p).where(held).values(content=b"", expires_on=clock.today())):
            raise NotFound
        audit.record(actor, "destroy_pack", "pack", pack_id)


def drop_expired() -> int:
    """Destroy the contents of lists whose last day has passed; return how many."""
    p = Pack
    with transaction():
        return count_changed(sa.update(p).where(p.expires_on < clock.today(), p.content != b"").values(content=b""))


def _check(actor: Actor) -> None:
    if actor.role is not Role.SECTION_HEAD:
        raise NotAllowed
