"""The parts of the outbox page: what is sent in a chat, on paper, by a gateway, and what is gone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext

from jobmatch.domain.enums import MessageState
from jobmatch.domain.messages import BY_GATEWAY, Channel
from jobmatch.domain.texts import N_

OPEN = (MessageState.WAITING, MessageState.FAILED)


@dataclass(frozen=True, slots=True)
class Part:
    """One list of messages and the words that say what to do with it."""

    title: str
    lead: str
    nothing: str
    channels: tuple[Channel, ...]
    states: tuple[MessageState, ...] = OPEN


DEFAULT_PART = "chat"
PARTS: Mapping[str, Part] = {
    "chat": Part(
        N_("Lewat chat"),
        N_("Ketuk “Buka chat”: pesannya sudah terisi, tinggal Anda kirim. Lalu kembali ke sini dan tandai terkirim."),
        N_("Semua pesan chat sudah terkirim. Pesan baru muncul sendiri di sini, misalnya setelah Job Fair."),
        (Channel.CHAT, Channel.GROUP),
    ),
    "surat": Part(
        N_("Surat"),
        N_("Untuk orang tanpa nomor telepon. Cetak semua sekaligus, titipkan lewat desa, lalu tandai sudah diserahkan."),
        N_("Tidak ada surat yang menunggu. Surat dibuat hanya untuk orang tanpa nomor telepon."),
        (Channel.LETTER,),
    ),
    "otomatis": Part(
        N_("Otomatis"),
        N_("Dikirim sendiri oleh sistem. Yang belum diterima dapat dicoba lagi di sini."),
        N_("Tidak ada yang menunggu dikirim otomatis."),
        BY_GATEWAY,
    ),
    "terkirim": Part(
        N_("Terkirim"),
        N_("Yang terakhir dikirim tampil paling atas. Salah tandai? Urungkan."),
        N_("Belum ada pesan yang terkirim."),
        tuple(Channel),
        (MessageState.SENT,),
    ),
}


def part_tabs(current: str, counts: Mapping[Channel, int]) -> list[dict[str, Any]]:
    """Return the tabs; the automatic part shows only where a gateway was ever used."""
    return [
        {
            "label": gettext(part.title),
            "url": url_for("admin.list_outbox", bagian=name),
            "is_current": name == current,
            "count": None if name == "terkirim" else sum(counts.get(channel, 0) for channel in part.channels),
        }
        for name, part in PARTS.items()
        if name in ("chat", "surat", "terkirim", current) or any(counts.get(channel) for channel in part.channels)
    ]
