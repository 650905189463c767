"""What is wrong with the installation, in words that say what to do, for its administrator at the command line.

Limits are this office's own practice, not law."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from jobmatch.domain.findings import Finding, Priority

LEAST_FREE_BYTES = 2 * 1024**3
LEAST_FREE_SHARE = 0.05
CLOCK_MAY_DIFFER = timedelta(minutes=2)
QUEUE_LATE = timedelta(minutes=15)
WORKER_SILENT = timedelta(hours=2)
MESSAGE_LATE = timedelta(days=2)
BACKUP_LATE = timedelta(hours=26)
"""A backup is made each night; two hours are left for a machine that was off in the morning."""


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What was measured at one moment; None where there is nothing to measure."""

    now: datetime
    free_bytes: int
    total_bytes: int
    database_now: datetime
    newest_entry: datetime | None
    waiting_since: datetime | None
    failed_jobs: int
    worker_seen: datetime | None
    messages_since: datetime | None
    failed_messages: int
    backup_at: datetime | None
    backup_is_away: bool | None
    has_backup_key: bool
    opens_numbers: bool | None
    finds_numbers: bool | None
    is_settings_private: bool


def find_faults(facts: SiteFacts) -> list[Finding]:
    """Return what is wrong, the worst first."""
    found = [*_disk(facts), *_clock(facts), *_keys(facts), *_backup(facts), *_work(facts), *_messages(facts)]
    return sorted(found, key=lambda finding: finding.priority is not Priority.BLOCKS)


def _disk(facts: SiteFacts) -> Iterator[Finding]:
    if facts.free_bytes < LEAST_FREE_BYTES or facts.free_bytes < facts.total_bytes * LEAST_FREE_SHARE:
        message = (
            "Cakram hampir penuh: sisa %(free)s MB. Hapus cadangan lama dari mesin ini sesudah tersalin, lalu log lama; "
            "bila cakram penuh, isian ditolak dengan pesan dan tidak ada yang tersimpan separuh."
        )
        priority = Priority.BLOCKS if facts.free_bytes < LEAST_FREE_BYTES / 10 else Priority.WARNS
        yield Finding("disk", priority, message, None, {"free": facts.free_bytes // 1024**2})


def _clock(facts: SiteFacts) -> Iterator[Finding]:
    if abs(facts.now - facts.database_now) > CLOCK_MAY_DIFFER:
        message = "Jam mesin ini dan jam basis data berbeda %(minutes)s menit. Nyalakan penyetel jam (NTP) di keduanya."
        yield Finding("clock_differs", Priority.BLOCKS, message, None, {"minutes": _minutes(facts.now, facts.database_now)})
    if facts.newest_entry is not None and facts.newest_entry > facts.now + CLOCK_MAY_DIFFER:
        message = (
            "Ada catatan dari masa depan (%(minutes)s menit di depan jam mesin): jam pernah mundur, atau sekarang tertinggal. "
            "Setel jam dengan NTP sebelum menerbitkan kartu, tiket, atau laporan."
        )
        yield Finding("clock_back", Priority.BLOCKS, message, None, {"minutes": _minutes(facts.newest_entry, facts.now)})


def _keys(facts: SiteFacts) -> Iterator[Finding]:
    if facts.opens_numbers is False:
        message = (
            "Kunci NIK di pengaturan tidak membuka NIK yang tersimpan. Kembalikan kunci dari brankas; jangan isi NIK baru dulu."
        )
        yield Finding("nik_key", Priority.BLOCKS, message)
    if facts.finds_numbers is False:
        message = (
            "Kunci pencarian NIK tidak cocok dengan data: orang yang sudah terdaftar tidak akan ditemukan. Kembalikan kuncinya."
        )
        yield Finding("index_key", Priority.BLOCKS, message)
    if not facts.is_settings_private:
        message = "Berkas pengaturan yang memuat kunci terbaca pemakai lain di mesin ini. Jalankan: chmod 600 pada berkas itu."
        yield Finding("settings_open", Priority.WARNS, message)


def _backup(facts: SiteFacts) -> Iterator[Finding]:
    if not facts.has_backup_key:
        yield Finding(
            "no_backup_key", Priority.BLOCKS, ("Kunci cadangan belum diatur, jadi tidak ada cadangan. Jalankan ./run install.")
        )
    elif facts.backup_at is None:
        yield Finding("no_backup", Priority.BLOCKS, ("Belum pernah ada cadangan. Jalankan ./run backup."))
    elif facts.now - facts.backup_at > BACKUP_LATE:
        message = "Cadangan terakhir sudah %(hours)s jam yang lalu. Jalankan ./run backup, lalu periksa timer jobmatch-backup."
        yield Finding("backup_late", Priority.BLOCKS, message, None, {"hours": _minutes(facts.now, facts.backup_at) // 60})
    elif facts.backup_is_away is not True:
        message = "Cadangan hanya ada di mesin ini. Atur JOBMATCH_BACKUP_COMMAND supaya salinannya keluar dari gedung ini."
        yield Finding("backup_here_only", Priority.WARNS, message)


def _work(facts: SiteFacts) -> Iterator[Finding]:
    if facts.worker_seen is None or facts.now - facts.worker_seen > WORKER_SILENT:
        message = "Pekerja latar tidak terlihat bekerja dua jam terakhir. Jalankan layanan jobmatch-worker, lalu baca log-nya."
        yield Finding("worker_silent", Priority.BLOCKS, message)
    elif facts.waiting_since is not None and facts.now - facts.waiting_since > QUEUE_LATE:
        message = "Antrean pekerjaan tertahan %(minutes)s menit. Bila satu jam lagi masih, baca log pekerja."
        yield Finding("queue_late", Priority.WARNS, message, None, {"minutes": _minutes(facts.now, facts.waiting_since)})
    if facts.failed_jobs:
        message = (
            "%(count)s pekerjaan latar berhenti karena galat. Buka halaman Pekerjaan latar, baca sebabnya, lalu Jalankan lagi."
        )
        yield Finding("jobs_failed", Priority.WARNS, message, None, {"count": facts.failed_jobs})


def _messages(facts: SiteFacts) -> Iterator[Finding]:
    if facts.failed_messages:
        message = "%(count)s pesan tidak diterima gerbang. Buka halaman Pesan keluar dan kirim dengan cara lain."
        yield Finding("messages_failed", Priority.WARNS, message, None, {"count": facts.failed_messages})
    if facts.messages_since is not None and facts.now - facts.messages_since > MESSAGE_LATE:
        message = "Ada pesan yang menunggu sejak %(days)s hari lalu. Petugas loket mengirimnya dari halaman Pesan keluar."
        yield Finding("messages_late", Priority.WARNS, message, None, {"days": (facts.now - facts.messages_since).days})


def _minutes(one: datetime, other: datetime) -> int:
    return int(abs((one - other).total_seconds()) // 60)
