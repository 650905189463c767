"""The 24 kinds of work that people here can point at: what the picture shows, and the words that the matching reads."""

from dataclasses import dataclass

from jobmatch.domain.texts import N_


@dataclass(frozen=True)
class LocalWork:
    """One picture: its label, what somebody who taps it can do, and the job that somebody who wants it looks for."""

    code: str
    label: str
    skill: str
    title: str


# Ours, after the regency's own description of its economy: coffee, sugar palm and highland vegetables, trade, small shops,
# workshops, building, transport, service in houses and shops. The words are those that vacancies here use.
KINDS = (
    LocalWork("coffee", N_("Kebun kopi"), "merawat kebun kopi", "pekerja kebun kopi"),
    LocalWork("roasting", N_("Sangrai kopi"), "menyangrai kopi", "pembantu roaster kopi"),
    LocalWork("vegetables", N_("Kebun sayur"), "bertani sayur", "pekerja kebun sayur"),
    LocalWork("rice", N_("Sawah"), "bertani padi", "buruh tani padi"),
    LocalWork("palm", N_("Aren dan karet"), "menyadap", "penyadap karet"),
    LocalWork("livestock", N_("Ternak"), "merawat ternak", "pekerja peternakan"),
    LocalWork("fish", N_("Kolam ikan"), "budidaya ikan", "pekerja kolam ikan"),
    LocalWork("building", N_("Bangunan"), "pekerjaan bangunan", "tukang bangunan"),
    LocalWork("carpentry", N_("Kayu dan mebel"), "membuat mebel", "tukang kayu"),
    LocalWork("welding", N_("Las"), "mengelas", "tukang las"),
    LocalWork("workshop", N_("Bengkel motor"), "servis sepeda motor", "mekanik sepeda motor"),
    LocalWork("electric", N_("Listrik"), "instalasi listrik", "teknisi listrik"),
    LocalWork("driving", N_("Sopir"), "mengemudi mobil", "sopir"),
    LocalWork("courier", N_("Ojek dan kurir"), "mengantar barang", "kurir"),
    LocalWork("cooking", N_("Memasak"), "memasak", "juru masak"),
    LocalWork("baking", N_("Kue dan roti"), "membuat kue", "pembuat kue"),
    LocalWork("sewing", N_("Menjahit"), "menjahit", "penjahit"),
    LocalWork("hair", N_("Salon dan cukur"), "potong rambut", "tukang cukur"),
    LocalWork("shop", N_("Toko dan kasir"), "melayani pembeli", "pelayan toko"),
    LocalWork("packing", N_("Mengemas"), "mengemas", "tenaga pengemasan"),
    LocalWork("household", N_("Rumah tangga"), "membersihkan rumah", "asisten rumah tangga"),
    LocalWork("care", N_("Mengasuh"), "mengasuh anak", "pengasuh anak"),
    LocalWork("computer", N_("Komputer"), "mengoperasikan komputer", "tenaga administrasi"),
    LocalWork("guard", N_("Jaga keamanan"), "menjaga keamanan", "satpam"),
)
BY_CODE = {kind.code: kind for kind in KINDS}
# Distances people here can place: the neighbouring villages, the town of Curup from most kecamatan, the whole regency.
DISTANCES = (
    ("5", N_("Sekitar desa (5 km)")),
    ("15", N_("Sampai kota Curup (15 km)")),
    ("50", N_("Seluruh kabupaten (50 km)")),
    ("500", N_("Ke mana saja")),
)


def next_distance(km: float) -> int:
    """Return the shortest of these distances that reaches so far."""
    reaching = [int(code) for code, _ in DISTANCES if int(code) >= km]
    return min(reaching, default=int(DISTANCES[-1][0]))


DRIVING_LICENCES = (
    ("SIM C", N_("SIM C (motor)")),
    ("SIM A", N_("SIM A (mobil)")),
    ("SIM B1", N_("SIM B1 (truk)")),
    ("SIM B2", N_("SIM B2 (truk gandeng)")),
)
