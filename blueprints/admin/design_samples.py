"""Made-up examples for the living page of the design; long names and gaps on purpose."""

from typing import Any

import segno
from markupsafe import Markup

from jobmatch.domain.map_labels import Label

LONG_NAME = "Muhammad Firmansyah Ramadhan Syahputra Wijayakusuma"
LONG_VILLAGE = "Karang Anyar Pal VIII, Kecamatan Bermani Ulu Raya"

# name, longitude, latitude, villages, how many of them reported in the example
NAMED = ("Kota Padang", "Curup Utara", "Bermani Ulu Raya", "Sindang Dataran")
DISTRICTS = (
    ("Kota Padang", 102.951, -3.481, 10, 7), ("Padang Ulak Tanding", 102.750, -3.362, 15, 15),
    ("Sindang Kelingi", 102.663, -3.487, 10, 4), ("Curup", 102.517, -3.473, 9, 9),
    ("Bermani Ulu", 102.440, -3.395, 12, 12), ("Selupu Rejang", 102.590, -3.460, 16, 9),
    ("Curup Utara", 102.535, -3.430, 14, 0), ("Curup Timur", 102.550, -3.480, 9, 8),
    ("Curup Selatan", 102.490, -3.500, 11, 5), ("Curup Tengah", 102.530, -3.490, 10, 10),
    ("Binduriang", 102.720, -3.440, 5, 1), ("Sindang Beliti Ulu", 102.790, -3.420, 9, 0),
    ("Sindang Dataran", 102.640, -3.560, 6, 2), ("Sindang Beliti Ilir", 102.860, -3.400, 10, 3),
    ("Bermani Ulu Raya", 102.400, -3.330, 10, 0),
)  # fmt: skip
STATES = ("accepted", "submitted", "accepted", "returned", "accepted", "in_work")


def _villages(total: int, heard: int) -> list[dict[str, str]]:
    states = [STATES[number % len(STATES)] if number < heard else "silent" for number in range(total)]
    return [{"name": f"Desa contoh {number + 1}", "state": state} for number, state in enumerate(states)]


def districts() -> list[dict[str, Any]]:
    """Return the kecamatan with their villages' states."""
    return [{"name": name, "villages": _villages(total, heard)} for name, _, _, total, heard in DISTRICTS]


def map_points() -> list[dict[str, Any]]:
    """Return a point per kecamatan, hatched where no village reported."""
    return [
        {
            "name": name,
            "lng": lng,
            "lat": lat,
            "label": Label(0, -14, "middle") if name in NAMED else None,
            "kind": "hatch" if heard == 0 else "accepted" if heard == total else "submitted",
            "size": 9,
            "words": f"{heard} dari {total} desa",
        }
        for name, lng, lat, total, heard in DISTRICTS
    ]


def ticket() -> dict[str, Any]:
    """Return a ticket with a code that opens nothing."""
    code = segno.make("CONTOH-7K4M-2QXD", error="m").svg_inline(omitsize=True, border=2)
    return {
        "fair": "Job Fair Curup (contoh)",
        "name": "Budi",
        "code": "7K4M-2QXD",
        "door": "B",
        "session": "Selasa, 24 November 2026, 09.30 WIB",
        "place": "Gedung contoh, Curup",
        "queue_number": 128,
        "qr": Markup(code),  # noqa: S704  # drawn here, holds nobody's words
        "needs": ["kursi roda", "pendamping"],
    }


VACANCIES = (
    {
        "title": "Pemetik kopi, musim panen",
        "url": "#kartu",
        "employer": "Kebun Contoh Makmur",
        "is_verified": True,
        "place": "Desa Contoh, Selupu Rejang",
        "distance": "4 km",
        "wage": "Rp3.000 per kilogram",
        "hours": "07.00–15.00, enam hari",
        "posts": 12,
        "closes": "30 Nov 2026",
        "fit": "Cocok untuk Anda",
    },
    {
        "title": "Operator mesin sangrai dan pengemasan kopi bubuk, giliran pagi dan siang",
        "url": "#kartu",
        "employer": "CV Contoh Sumber Rezeki Bermani Ulu Raya Sejahtera Abadi",
        "place": LONG_VILLAGE,
        "wage": None,
        "posts": 1,
        "fit": "Hampir cocok: kurang sertifikat",
        "fit_kind": "warn",
        "is_accessible": True,
    },
)

PERSONS = (
    {
        "name": "Siti",
        "place": "Air Contoh",
        "detail": "RT 2",
        "nik": "1702••••••••0001",
        "news": "Belum bekerja",
        "news_age": "Oktober 2026",
    },
    {"name": LONG_NAME, "place": LONG_VILLAGE, "nik": "1702••••••••0002", "news": None},
    {"name": "Budi", "place": "Air Contoh", "news": "Sudah bekerja di bengkel", "news_age": "tiga bulan lalu"},
)
REASONS = (
    {"kind": "fit", "text": "Bisa menyangrai kopi, dua tahun", "points": 34},
    {"kind": "fit", "text": "Tinggal 4 km dari tempat kerja", "points": 18},
    {"kind": "fit", "text": "Upah sesuai yang diharapkan", "points": 15},
    {"kind": "lack", "text": "Belum punya sertifikat keamanan pangan", "points": 0},
    {"kind": "step", "text": "Ikut pelatihan dua hari di BLK; 7 lowongan lain ikut terbuka"},
)

EVENTS = (
    {"date": "24 Des 2026", "title": "Ditanya lagi: masih bekerja?", "is_future": True},
    {"date": "24 Nov 2026", "title": "Diterima di Kebun Contoh", "kind": "ok", "by": "kata pemberi kerja, lewat tautan"},
    {
        "date": "20 Nov 2026",
        "title": "Jawaban belum sama",
        "kind": "warn",
        "text": "Pemberi kerja: diterima. Pencari kerja: belum.",
    },
    {"date": "1 Nov 2026", "title": "Belum ada kabar", "kind": "unknown"},
)

PROBLEMS = (
    {
        "row": 14,
        "column": "tanggal_lahir",
        "read": "31/02/2001",
        "problem": "Tanggal ini tidak ada.",
        "fix": "Tulis seperti 28-02-2001.",
    },
    {
        "row": 203,
        "column": "nik",
        "read": "",
        "problem": "NIK kosong.",
        "fix": "Isi 16 angka, atau beri nama ibu dan tanggal lahir.",
    },
)

TASKS = (
    {
        "text": "desa belum mengirim bulan Oktober",
        "count": 71,
        "url": "#",
        "detail": "Batas waktu lewat tiga hari",
        "is_urgent": True,
    },
    {"text": "lowongan menunggu diperiksa", "count": 6, "url": "#", "detail": "Yang paling lama: dua hari kerja"},
    {"text": "Siapkan laporan IPK triwulan", "url": "#"},
)

MONTHS = ("Des", "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov")
LINES = (
    ("Terdaftar", (24, 31, 28, 40, 52, 47, None, 61, 58, 66, 72, 80)),
    ("Ditempatkan", (6, 9, 7, 12, 18, 15, None, 24, 22, 30, 28, 37)),
)
SECTORS = (
    {"label": "Pertanian dan perkebunan", "value": 212},
    {"label": "Perdagangan, bengkel", "value": 148},
    {"label": "Penginapan, makan minum", "value": 96, "mark": True},
    {"label": "Angkutan", "value": None},
    {"label": "Jasa kesehatan", "value": 21},
)
FUNNEL = (
    {"label": "Mendaftar", "value": 640},
    {"label": "Datang", "value": 512},
    {"label": "Diwawancara", "value": 260},
    {"label": "Diterima", "value": 58},
    {"label": "Masih bekerja, 90 hari", "value": None},
)
PARTS = (("Bekerja", "1"), ("Belum bekerja", "2"), ("Pelatihan", "3"), ("Belum ada kabar", "hatch"))
AGES = (
    {"label": "15–19", "values": (40, 62, 12, 20)},
    {"label": "20–29", "values": (120, 98, 22, 41)},
    {"label": "30–44", "values": (180, 60, 8, 33)},
    {"label": "45+", "values": (90, 24, None, 52)},
)
