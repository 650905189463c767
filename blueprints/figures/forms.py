"""Forms of the number notebook and of public statistics."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileAllowed, FileField, FileRequired
from wtforms import BooleanField, DateField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, Optional

from blueprints.shared.fields import SelectField
from jobmatch.domain.figure_series import Series, read_value
from jobmatch.domain.pack_kinds import OPEN_KINDS, PackKind
from jobmatch.services.figures import NewFigure


class NoteFigureForm(FlaskForm):
    """A figure as somebody printed it."""

    series = SelectField(_l("Angka apa"), choices=Series.choices())
    year = IntegerField(_l("Tahun"), [InputRequired(_l("Isi tahunnya."))])
    value = StringField(_l("Nilai"), [InputRequired(_l("Isi nilainya, contoh 2,43 atau 170.298.")), Length(max=20)])
    source = StringField(_l("Sumber"), [InputRequired(_l("Tulis sumbernya: siapa yang mencetak, dan di mana.")), Length(max=200)])
    published_on = DateField(_l("Tanggal terbit"), [Optional()])
    remark = StringField(_l("Catatan"), [Optional(), Length(max=200)])
    is_official = BooleanField(_l("Pakai angka ini sebagai angka resmi tahun itu"))

    def figure(self) -> NewFigure:
        """Return the figure; a value that is no number is a broken rule."""
        series = Series(self.series.data)
        value = read_value(series, self.value.data or "")
        more = {"published_on": self.published_on.data, "remark": self.remark.data or "", "is_official": self.is_official.data}
        return NewFigure(series, self.year.data or 0, value, self.source.data or "", **more)


class ImportFiguresForm(FlaskForm):
    """Many printed figures from one file; looked at first, stored when asked for."""

    file = FileField(
        _l("Berkas CSV atau Excel"),
        [FileRequired(_l("Pilih berkasnya.")), FileAllowed(["csv", "xlsx"], _l("Pilih berkas .csv atau .xlsx."))],
    )
    write = BooleanField(_l("Simpan sekarang bila semuanya terbaca"))


class IssuePackForm(FlaskForm):
    """For whom, and of which month."""

    kind = SelectField(_l("Untuk siapa"), choices=[choice for choice in PackKind.choices() if choice[0] in OPEN_KINDS])
    month = StringField(_l("Bulan"), [InputRequired(_l("Isi bulannya, contoh 2026-10."))])


class IssueListForm(FlaskForm):
    """The password that locks the list for Dukcapil; it is typed back, because nobody else will know it."""

    password = StringField(_l("Kata sandi berkas"), [InputRequired(_l("Isi kata sandinya.")), Length(max=60)])
