"""Forms behind the personal links."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, StringField
from wtforms.validators import InputRequired, Length, Optional

from blueprints.shared.fields import RadioField


class DigitsForm(FlaskForm):
    """The last four digits of the phone that got the message."""

    digits = StringField(_l("Empat angka terakhir nomor telepon Anda"), [Optional(), Length(max=4)])


class AnswerForm(DigitsForm):
    """A person's own word."""

    says = RadioField(
        _l("Apakah Anda bekerja di sana?"),
        [InputRequired(_l("Pilih satu jawaban."))],
        choices=[("yes", _l("Ya, saya bekerja di sana")), ("no", _l("Tidak"))],
    )
    start_on = DateField(_l("Mulai bekerja"), [Optional()])
