"""Words for the parts of a score, and for the groups and stages of the report on who was shown, invited and hired."""

from jobmatch.domain.enums import Sex
from jobmatch.domain.texts import N_

PARTS = {
    "skills": N_("Keterampilan"),
    "occupation": N_("Pekerjaan yang dicari atau pernah dikerjakan"),
    "experience": N_("Pengalaman"),
    "education": N_("Pendidikan dan jurusan"),
    "distance": N_("Jarak"),
    "wage": N_("Upah"),
    "availability": N_("Waktu kerja"),
    "text": N_("Kata-kata yang dipakai"),
}
TRAITS = {
    "sex": N_("Jenis kelamin"),
    "age": N_("Umur"),
    "disability": N_("Disabilitas"),
    "district": N_("Kecamatan"),
    "door": N_("Pintu pendaftaran"),
}
STAGES = {"shown": N_("Ditampilkan"), "invited": N_("Diundang"), "hired": N_("Bekerja")}
VALUES = {
    **{sex.value: sex.label for sex in Sex},
    "stated": N_("Menyebut disabilitas"),
    "none_stated": N_("Tidak menyebut disabilitas"),
    "village": N_("Lewat desa"),
    "counter": N_("Lewat loket"),
    "office": N_("Lewat kantor"),
    "online": N_("Sendiri lewat internet"),
    "import": N_("Dari buku lama"),
}
NEEDS = {"step.skill": N_("Keterampilan"), "step.licence": N_("Izin atau sertifikat")}
