"""Forms of closing, issuing and the office's choices."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, DateField, HiddenField, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from blueprints.shared.fields import RadioField, SelectField
from jobmatch.domain.ipk_settings import IpkSettings
from jobmatch.domain.ipk_tables import CODES
from jobmatch.domain.periods import PeriodKind
from jobmatch.domain.removal_reasons import REASONS
from jobmatch.services.opening_stock import NamelessRemoval


class CloseMonthForm(FlaskForm):
    """Only the button."""


class IssueReportForm(FlaskForm):
    """Why a report is issued again."""

    reason = TextAreaField(_l("Mengapa diterbitkan lagi?"), [Optional(), Length(max=500)])


class SignatoryForm(FlaskForm):
    """Who signs, and from when."""

    since = DateField(_l("Mulai tanggal"), [InputRequired(_l("Isi tanggal mulainya."))])
    name = StringField(_l("Nama"), [InputRequired(_l("Isi nama penanda tangan.")), Length(max=120)])
    nip = StringField(_l("NIP"), [Optional(), Length(max=30)])
    position = StringField(_l("Jabatan"), [Optional(), Length(max=120)])


class ChooseSettingsForm(FlaskForm):
    """Letter, subtotals, and each table's title and period."""

    woman_letter = RadioField(_l("Huruf untuk perempuan"), choices=[("P", "P"), ("W", "W")])
    has_subtotals = BooleanField(_l("III/8 dengan kolom JML di tiap jenis antar kerja"))
    own_work_is_placed = BooleanField(_l("Kerja yang didapat sendiri dibukukan sebagai ditempatkan"))

    def fill(self, settings: IpkSettings) -> None:
        """Show what the office has chosen so far."""
        self.woman_letter.data, self.has_subtotals.data = settings.woman_letter, settings.has_subtotals
        self.own_work_is_placed.data = settings.own_work_is_placed
        for code in CODES:
            self[_name("title", code)].data = settings.title_of(code)
            self[_name("period", code)].data = settings.period_of(code).value

    def chosen(self) -> IpkSettings:
        """Return the office's choices."""
        titles = {code: (self[_name("title", code)].data or "").strip() for code in CODES}
        periods = {code: PeriodKind(self[_name("period", code)].data) for code in CODES}
        own_work = self.own_work_is_placed.data
        return IpkSettings(self.woman_letter.data, self.has_subtotals.data, titles, periods, own_work_is_placed=own_work)

    def tables(self) -> list[tuple[str, StringField, SelectField]]:
        """Return the two fields of each table."""
        return [(code, self[_name("title", code)], self[_name("period", code)]) for code in CODES]


def _name(kind: str, code: str) -> str:
    return f"{kind}_{code.replace('/', '_')}"


for _code in CODES:
    setattr(ChooseSettingsForm, _name("title", _code), StringField(_l("Judul"), [Optional(), Length(max=250)]))
    setattr(ChooseSettingsForm, _name("period", _code), SelectField(_l("Dibuat per"), choices=PeriodKind.choices()))


class ImportBookForm(FlaskForm):
    """The office's AK-1 book: tried first, stored when asked."""

    file = FileField(_l("Buku AK-1 (XLSX)"), [FileRequired(_l("Pilih berkas XLSX-nya."))])
    write = BooleanField(_l("Simpan. Tanpa centang ini berkasnya hanya dicoba."))


class EnterOpeningForm(FlaskForm):
    """Which report was signed last; its cells are read by their names."""

    month = StringField(_l("Bulan laporan terakhir"), [InputRequired(_l("Isi bulannya, contoh 2026-10."))])
    reference = StringField(
        _l("Nomor laporan yang ditandatangani"),
        [InputRequired(_l("Tulis nomor laporan yang ditandatangani, supaya angkanya bisa ditelusuri.")), Length(max=80)],
    )

    accepts_drift = BooleanField(_l("Sel yang berbeda memang begitu di laporan; bukukan selisihnya sebagai pindah golongan"))


class RemoveNamelessForm(FlaskForm):
    """How many without a name leave, when and why."""

    quantity = IntegerField(_l("Berapa"), [InputRequired(_l("Isi jumlahnya."))])
    true_on = DateField(_l("Tanggal"), [InputRequired(_l("Isi tanggalnya."))])
    reason = SelectField(_l("Alasan"), choices=list(REASONS.items()))
    note = StringField(_l("Catatan"), [Optional(), Length(max=200)])
    form_key = HiddenField(validators=[InputRequired()])

    def removal(self, group: str) -> NamelessRemoval:
        """Return the removal."""
        return NamelessRemoval(group, self.quantity.data or 0, self.reason.data, self.form_key.data or "", self.note.data or "")


class ReverseEntryForm(FlaskForm):
    """Why a booking is taken back."""

    reason = StringField(
        _l("Alasan pembetulan"),
        [InputRequired(_l("Tulis alasan pembetulan, supaya orang lain mengerti nanti.")), Length(max=200)],
    )


class ReclassifyForm(FlaskForm):
    """Only the button; the key makes a repeated form one booking."""

    form_key = HiddenField(validators=[InputRequired()])
