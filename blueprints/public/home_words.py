"""What each role's home says besides its tasks: what the role is for, and what it means that nothing waits."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from jobmatch.domain.enums import Role


@dataclass(frozen=True, slots=True)
class HomeWords:
    """Two sentences: what this person does here, and what to do or expect when nothing waits."""

    purpose: str
    when_empty: str


WORDS = {
    Role.SEEKER: HomeWords(
        _l("Di sini Anda melihat lowongan yang cocok, kabar lamaran, dan tiket Job Fair."),
        _l("Belum ada yang menunggu. Lihat lowongan yang cocok untuk Anda, lalu lamar yang Anda suka."),
    ),
    Role.EMPLOYER: HomeWords(
        _l("Di sini Anda memasang lowongan, menjawab pelamar, dan mengabarkan siapa yang diterima."),
        _l("Belum ada pelamar yang menunggu. Pasang lowongan; calon yang cocok langsung kami carikan."),
    ),
    Role.VILLAGE_OFFICER: HomeWords(
        _l("Di sini Anda mengabarkan siapa di desa yang belum dan sudah bekerja, sekali sebulan."),
        _l("Laporan bulan ini sudah beres. Terima kasih. Bulan depan daftar baru muncul di sini."),
    ),
    Role.DISTRICT_SUPERVISOR: HomeWords(
        _l("Di sini Anda memeriksa laporan desa di kecamatan Anda dan mengingatkan yang belum mengirim."),
        _l("Tidak ada laporan yang menunggu diperiksa."),
    ),
    Role.COUNTER: HomeWords(
        _l("Di sini Anda mencari orang, mendaftarkan, menerbitkan kartu, dan melayani Job Fair."),
        _l("Tidak ada yang menunggu. Bila ada yang datang, mulai dari “Orang”."),
    ),
    Role.PLACEMENT: HomeWords(
        _l("Di sini Anda memeriksa lowongan, mengikuti penempatan, dan mengurus petugas desa."),
        _l("Tidak ada yang menunggu. Desa yang belum melapor ada di “Laporan desa”."),
    ),
    Role.SECTION_HEAD: HomeWords(
        _l("Di sini Anda menyetujui laporan dan lowongan, dan memeriksa pembukaan NIK."),
        _l("Tidak ada yang menunggu keputusan Anda."),
    ),
    Role.OFFICE_HEAD: HomeWords(
        _l("Di sini Anda membaca keadaan seluruh kabupaten; mengubahnya pekerjaan bidang."),
        _l("Tidak ada yang menunggu Anda."),
    ),
    Role.SECTOR_OFFICER: HomeWords(
        _l("Di sini muncul keluarga yang dirujuk ke dinas Anda, dan tidak ada data lain."),
        _l("Belum ada rujukan untuk dinas Anda. Bila ada, muncul di sini dengan batas waktunya."),
    ),
    Role.ADMIN: HomeWords(
        _l("Di sini Anda mengurus akun petugas dan keadaan sistem; data orang tidak terlihat oleh Anda."),
        _l("Semua petugas sudah bisa masuk. Tidak ada yang menunggu."),
    ),
}
