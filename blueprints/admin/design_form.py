"""The form of the living page of the design."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    FileField,
    IntegerField,
    StringField,
    TextAreaField,
    widgets,
)
from wtforms.validators import InputRequired, Optional

from blueprints.shared.fields import RadioField, SelectField, SelectMultipleField


class ShowDesignForm(FlaskForm):
    """A field of every kind for the living page; it stores nothing."""

    name = StringField(_l("Nama lengkap"), [InputRequired(_l("Tulis nama seperti di KTP."))])
    born = StringField(_l("Tanggal lahir"), [InputRequired(_l("Tanggal belum lengkap. Contoh: 17-08-2001"))])
    wage = IntegerField(_l("Upah yang diinginkan"), [Optional()])
    wage_per = RadioField(
        _l("Upah dihitung per"),
        [InputRequired(_l("Pilih bulan, hari, atau panen."))],
        choices=[("month", _l("Bulan")), ("day", _l("Hari")), ("harvest", _l("Panen"))],
    )
    activity = RadioField(
        _l("Apa kegiatan utama Anda seminggu terakhir?"),
        [InputRequired(_l("Pilih satu jawaban."))],
        choices=[
            ("work", _l("Bekerja")),
            ("seek", _l("Mencari kerja")),
            ("home", _l("Mengurus rumah")),
        ],
    )
    skills = SelectMultipleField(
        _l("Bisa mengerjakan apa?"),
        choices=[
            ("coffee", _l("Petik kopi")),
            ("drive", _l("Menyopir")),
            ("sell", _l("Berjualan")),
        ],
        option_widget=widgets.CheckboxInput(),
        widget=widgets.ListWidget(prefix_label=False),
    )
    district = SelectField(
        _l("Kecamatan"),
        [InputRequired(_l("Pilih kecamatan."))],
        choices=[("", _l("Pilih kecamatan")), ("1", "Curup")],
    )
    start = DateField(_l("Mulai bekerja"), [InputRequired(_l("Isi tanggal mulai bekerja."))])
    photo = FileField(_l("Foto lembar kertas"), [Optional()])
    note = TextAreaField(_l("Cerita singkat"), [Optional()], render_kw={"maxlength": 300})
    agrees = BooleanField(_l("Nomor saya boleh diberikan kepada pemberi kerja ini"), [InputRequired(_l("Centang bila setuju."))])
