"""Plain words for what the audit log records: who did or saw what with somebody's data."""

from jobmatch.domain.enums import RevealReason
from jobmatch.domain.texts import N_

# Every action that a service records stands here; a test compares.
ACTIONS: dict[str, str] = {
    # data of people
    "read": N_("Melihat data"),
    "list_people": N_("Melihat daftar orang"),
    "search_nik": N_("Mencari lewat NIK"),
    "match_nik": N_("Mencocokkan NIK dengan dokumen"),
    "match_kk": N_("Mencocokkan nomor KK dengan dokumen"),
    "reveal_nik": N_("Membuka NIK"),
    "reveal_kk": N_("Membuka nomor KK"),
    "review_reveal": N_("Memeriksa alasan membuka nomor"),
    "register_seeker": N_("Mendaftarkan sebagai pencari kerja"),
    "verify_seeker": N_("Memeriksa dokumen pencari kerja"),
    "issue_card": N_("Menerbitkan kartu AK-1"),
    "report_card": N_("Mencatat laporan enam bulanan kartu AK-1"),
    "send_code": N_("Mengirim kode untuk kata sandi baru"),
    # village month
    "open_month": N_("Membuka bulan laporan"),
    "answer_row": N_("Mencatat jawaban di laporan desa"),
    "submit_month": N_("Mengirim laporan desa"),
    "month_accept_district": N_("Menerima laporan desa untuk kecamatan"),
    "month_accept_office": N_("Menerima laporan desa untuk kantor"),
    "month_return": N_("Mengembalikan laporan desa"),
    "month_lock": N_("Mengunci laporan desa"),
    "remind_villages": N_("Mengingatkan desa"),
    "month_move_on": N_("Meneruskan laporan desa ke kantor karena lewat waktu"),
    "month_reopen": N_("Membuka lagi laporan desa"),
    "comment_finding": N_("Menjelaskan temuan di laporan desa"),
    "leave_rest_unasked": N_("Menandai sisanya belum ditanya"),
    "enter_from_paper": N_("Menyalin laporan desa dari kertas"),
    "attach_photo": N_("Melampirkan foto lembar kertas"),
    "add_person": N_("Menambah orang di laporan desa"),
    "list_person": N_("Memasukkan orang ke daftar desa"),
    "wish_for_counter": N_("Mencatat keinginan dibantu di loket"),
    # employers and vacancies
    "register_employer": N_("Mendaftarkan pemberi kerja"),
    "verify_employer": N_("Memeriksa pemberi kerja"),
    "edit_employer": N_("Mengubah data pemberi kerja"),
    "recheck_employer": N_("Memeriksa ulang pemberi kerja"),
    "block_employer": N_("Menutup pemberi kerja"),
    "unblock_employer": N_("Membuka lagi pemberi kerja"),
    "add_member": N_("Menambah anggota pemberi kerja"),
    "remove_member": N_("Mengeluarkan anggota pemberi kerja"),
    "post_vacancy": N_("Menulis lowongan"),
    "edit_vacancy": N_("Mengubah lowongan"),
    "import_adverts": N_("Memasukkan iklan dari situs lain"),
    "refresh_recommendations": N_("Menghitung ulang rekomendasi"),
    "submit_vacancy": N_("Mengirim lowongan untuk diperiksa"),
    "publish_vacancy": N_("Menerbitkan lowongan"),
    "return_vacancy": N_("Mengembalikan lowongan"),
    "pause_vacancy": N_("Menjeda lowongan"),
    "resume_vacancy": N_("Melanjutkan lowongan"),
    "fill_vacancy": N_("Lowongan terisi"),
    "reopen_vacancy": N_("Membuka lagi lowongan"),
    "expire_vacancy": N_("Masa berlaku lowongan lewat"),
    "renew_vacancy": N_("Memperpanjang lowongan"),
    "withdraw_vacancy": N_("Menarik lowongan"),
    # applications, fairs, placements
    "apply": N_("Melamar lowongan"),
    "shortlist_application": N_("Mempertimbangkan lamaran"),
    "undo_shortlist_application": N_("Mengurungkan: dipertimbangkan"),
    "invite_application": N_("Mengundang wawancara"),
    "offer_application": N_("Menawarkan pekerjaan"),
    "hire_application": N_("Menerima pelamar"),
    "undo_hire_application": N_("Mengurungkan: diterima"),
    "refuse_application": N_("Menjawab belum diterima"),
    "undo_refuse_application": N_("Mengurungkan: belum diterima"),
    "withdraw_application": N_("Membatalkan lamaran"),
    "close_application": N_("Menutup lamaran"),
    "reopen_application": N_("Membuka lagi lamaran"),
    "apply_again_application": N_("Melamar lagi"),
    "report_booth": N_("Melaporkan hasil stan"),
    "invite_candidate": N_("Mengundang calon"),
    "cancel_invitation": N_("Membatalkan undangan"),
    "answer_invitation": N_("Menjawab undangan"),
    "note_candidate": N_("Menyimpan sebagai calon"),
    "forget_candidate": N_("Menghapus dari daftar calon"),
    "note_call": N_("Mencatat telepon"),
    "report_nationally": N_("Mencatat laporan ke sistem nasional"),
    "plan_fair": N_("Merencanakan Job Fair"),
    "add_booth": N_("Menambah stan"),
    "register_for_fair": N_("Mendaftar Job Fair"),
    "check_in": N_("Masuk Job Fair"),
    "record_outcome": N_("Mencatat hasil di stan"),
    "ask_after_fair": N_("Menanyakan hasil Job Fair"),
    "propose_placement": N_("Mencatat kabar diterima bekerja"),
    "answer_placement": N_("Menjawab kabar diterima bekerja"),
    # ledger
    "close_month": N_("Menutup bulan pembukuan"),
    "book_registered": N_("Membukukan: terdaftar"),
    "book_placed": N_("Membukukan: ditempatkan"),
    "book_removed": N_("Membukukan: dihapuskan"),
    "book_renewed": N_("Membukukan: diperpanjang"),
    "book_reclassified_out": N_("Membukukan: pindah golongan (keluar)"),
    "book_reclassified_in": N_("Membukukan: pindah golongan (masuk)"),
    "book_post_registered": N_("Membukukan: lowongan terdaftar"),
    "book_post_filled": N_("Membukukan: lowongan dipenuhi"),
    "book_post_removed": N_("Membukukan: lowongan dihapuskan"),
    # messages and settings
    "send_message": N_("Menandai pesan terkirim"),
    "undo_send_message": N_("Mengurungkan: pesan terkirim"),
    "retry_message": N_("Mencoba kirim pesan lagi"),
    "choose_ipk_settings": N_("Mengatur tabel IPK"),
    "issue_report": N_("Menerbitkan laporan IPK"),
    # accounts
    "sign_in": N_("Masuk"),
    "sign_out": N_("Keluar"),
    "fail_sign_in": N_("Percobaan masuk yang gagal"),
    "fail_pin": N_("PIN salah"),
    "create_account": N_("Membuat akun"),
    "change_account": N_("Mengubah akun"),
    "deactivate_account": N_("Menutup akun"),
    "reactivate_account": N_("Membuka lagi akun"),
    "hand_over": N_("Menyerahkan tugas kepada pengganti"),
    "end_sessions": N_("Mengakhiri semua sesi masuk"),
    "set_password": N_("Membuat kata sandi"),
    "issue_password_link": N_("Membuat tautan kata sandi"),
    "issue_device_link": N_("Membuat tautan ponsel"),
    "bind_device": N_("Menghubungkan ponsel"),
    "revoke_device": N_("Memutus ponsel"),
    "enable_second_step": N_("Memasang aplikasi kode"),
    "reset_second_step": N_("Melepas aplikasi kode"),
    "renew_recovery_codes": N_("Membuat kode cadangan baru"),
    "use_recovery_code": N_("Masuk dengan kode cadangan"),
}
FIELDS: dict[str, str] = {
    "nik": N_("NIK"),
    "kk": N_("nomor KK"),
    "nik_state": N_("keadaan NIK"),
    "full_name": N_("nama"),
    "birth_date": N_("tanggal lahir"),
    "phone": N_("nomor telepon"),
    "village_code": N_("desa"),
    "work": N_("kabar pekerjaan"),
    "history": N_("riwayat"),
    "role": N_("peran"),
    "display_name": N_("nama"),
    "district_code": N_("kecamatan"),
    "agency": N_("dinas"),
    "is_active": N_("keadaan akun"),
    "password_hash": N_("kata sandi"),
    "totp_secret": N_("aplikasi kode"),
    "answer": N_("jawaban"),
    "how_known": N_("sumber kabar"),
    "other": N_("keterangan"),
    "state": N_("keadaan"),
    "result": N_("hasil"),
}
REASONS: dict[str, str] = {
    "same": N_("nomornya sama"),
    "different": N_("nomornya tidak sama"),
    **{reason.value: reason.label for reason in RevealReason},
}


def words_for_action(action: str) -> str:
    """Return the words of an action; an unknown one is shown as it is stored, which is better than hiding it."""
    return ACTIONS.get(action, action)


def words_for_reason(reason: str | None) -> str | None:
    """Return the words of a reason code; free text is shown as it is."""
    return REASONS.get(reason, reason) if reason else None


def words_for_fields(fields: tuple[str, ...]) -> list[str]:
    """Return the words of the fields that the screen knows; technical ones stay unnamed."""
    return [FIELDS[name] for name in fields if name in FIELDS]
