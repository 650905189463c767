"""Closed lists of what somebody looks for: kinds of placement, times, languages, and what a workplace would need to offer."""

from jobmatch.domain.texts import N_

APPRENTICE = "MAGANG"
KINDS = (
    ("AKL", N_("Di sekitar sini")),
    ("AKAD", N_("Di daerah lain di Indonesia")),
    ("AKAN", N_("Di luar negeri")),
    (APPRENTICE, N_("Magang")),
)
# The engine's own words for times; school and children are the usual reasons for the middle ones here.
TIMES = (
    ("penuh_waktu", N_("Penuh waktu")),
    ("paruh_waktu", N_("Paruh waktu, misalnya selama anak di sekolah")),
    ("akhir_pekan", N_("Akhir pekan")),
    ("shift", N_("Bergilir (shift)")),
    ("malam", N_("Malam")),
    ("musiman", N_("Musim panen saja")),
    ("dari_rumah", N_("Dari rumah")),
)
LANGUAGES = (
    ("Rejang", N_("Rejang")),
    ("Inggris", N_("Inggris")),
    ("Jepang", N_("Jepang")),
    ("Arab", N_("Arab")),
    ("Mandarin", N_("Mandarin")),
    ("Jerman", N_("Jerman")),
    ("Korea", N_("Korea")),
)
ACCOMMODATIONS = (
    ("kursi_roda", N_("Jalan masuk tanpa tangga")),
    ("duduk", N_("Boleh bekerja sambil duduk")),
    ("tulisan", N_("Petunjuk tertulis atau bahasa isyarat")),
    ("layar", N_("Pembaca layar atau huruf besar")),
    ("istirahat", N_("Istirahat lebih sering")),
    ("menyusui", N_("Waktu dan tempat menyusui")),
)
LEVELS = ((1, N_("Sedang belajar")), (2, N_("Bisa sendiri")), (3, N_("Mahir, bisa mengajari")))
