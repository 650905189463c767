"""Forms of job seekers about vacancies."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from blueprints.shared.fields import RadioField, TapMany
from jobmatch.domain.texts import N_


class ApplyForm(FlaskForm):
    """A word to the employer, if the seeker wants to add one."""

    message = TextAreaField(_l("Pesan untuk pemberi kerja"), [Optional(), Length(max=500)])
    told_needs = TapMany(_l("Beri tahu kebutuhan ini kepada pemberi kerja?"), [Optional()])


class ContestForm(FlaskForm):
    """What in the reasons is not true; an officer looks at it within the clock for personal data."""

    fact = RadioField(
        _l("Yang keliru"),
        [InputRequired(_l("Pilih yang keliru."))],
        choices=[
            ("data saya", N_("Data saya: pendidikan, keterampilan, pengalaman, SIM")),
            ("jarak", N_("Jarak atau tempat tinggal")),
            ("lowongan", N_("Syarat lowongannya tidak benar atau tidak adil")),
        ],
    )
    words = TextAreaField(_l("Apa yang benar?"), [InputRequired(_l("Tulis apa yang benar.")), Length(max=800)])

    def statement(self, title: str) -> str:
        """Return what the officer reads."""
        return f"Lowongan “{title}”, {self.fact.data}: {self.words.data.strip()}"


class InvitationForm(FlaskForm):
    """A yes or a no to an invitation, with the digits that show whose link it is."""

    answer = RadioField(
        _l("Mau melamar pekerjaan ini?"),
        [InputRequired(_l("Pilih satu jawaban."))],
        choices=[("mau", N_("Ya, berikan nama dan nomor saya")), ("belum", N_("Tidak sekarang"))],
    )
    digits = StringField(_l("Empat angka terakhir nomor HP Anda"), [Length(max=4)])
