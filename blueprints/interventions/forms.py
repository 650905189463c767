"""Forms of proposals, answers and packs."""

from collections.abc import Sequence
from uuid import UUID

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, DateField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from blueprints.shared.fields import RadioField, SelectField
from jobmatch.domain.aid_kinds import Agency, AidKind
from jobmatch.domain.consent_rules import Channel
from jobmatch.domain.referral_rules import Answer, AnswerKind, RefuseReason
from jobmatch.domain.texts import N_
from jobmatch.services.referrals import Proposal

NOBODY = ("", N_("Seluruh keluarga"))
_WAYS = [(way.value, way.label) for way in (Channel.COUNTER, Channel.VILLAGE)]


class ProposeHelpForm(FlaskForm):
    """What is proposed, for whom, to whom, and who agreed."""

    kind = SelectField(_l("Bantuan"), [InputRequired()], choices=AidKind.choices())
    agency = SelectField(_l("Dinas yang memimpin"), [InputRequired()], choices=Agency.choices())
    person = SelectField(_l("Untuk siapa"), [Optional()])
    why = TextAreaField(_l("Alasan usulan"), [InputRequired(_l("Tulis alasannya.")), Length(max=300)])
    agreed_by = RadioField(_l("Siapa di keluarga ini yang setuju diusulkan?"), [InputRequired(_l("Pilih orangnya."))])
    channel = RadioField(_l("Persetujuannya diberikan"), [InputRequired()], choices=_WAYS, default=Channel.COUNTER.value)
    with_work = BooleanField(_l("Sertakan kabar pekerjaan orang itu"))
    again_reason = StringField(_l("Mengapa diusulkan lagi"), [Optional(), Length(max=200)])

    def know(self, members: Sequence[tuple[UUID, str]]) -> None:
        """Offer the members of the family."""
        people = [(str(person_id), name) for person_id, name in members]
        self.person.choices, self.agreed_by.choices = [NOBODY, *people], people

    def proposal(self) -> Proposal:
        """Return the proposal."""
        return Proposal(
            kind=AidKind(self.kind.data),
            agency=Agency(self.agency.data),
            why=self.why.data or "",
            agreed_by=UUID(self.agreed_by.data),
            channel=Channel(self.channel.data),
            person_id=UUID(self.person.data) if self.person.data else None,
            with_work=bool(self.with_work.data),
            again_reason=self.again_reason.data or "",
        )


class ProposeAgainForm(FlaskForm):
    """What was missing."""

    why = TextAreaField(_l("Alasan usulan yang dilengkapi"), [InputRequired(_l("Tulis alasannya.")), Length(max=300)])


class AnswerHelpForm(FlaskForm):
    """An agency's answer, on its own screen or from its letter."""

    kind = RadioField(_l("Jawaban"), [InputRequired(_l("Pilih jawabannya."))], choices=AnswerKind.choices())
    reason = SelectField(_l("Alasan penolakan"), [Optional()], choices=[("", N_("Hanya bila ditolak")), *RefuseReason.choices()])
    delivered_on = DateField(_l("Tanggal disalurkan"), [Optional()])
    result = StringField(_l("Hasil"), [Optional(), Length(max=300)])
    note = TextAreaField(_l("Catatan"), [Optional(), Length(max=500)])
    letter_number = StringField(_l("Nomor surat jawaban"), [Optional(), Length(max=80)])

    def answer(self) -> Answer:
        """Return the answer."""
        reason = RefuseReason(self.reason.data) if self.reason.data else None
        return Answer(
            AnswerKind(self.kind.data),
            reason,
            self.note.data or "",
            self.delivered_on.data,
            self.result.data or "",
            self.letter_number.data or "",
        )


class IssueReferralPackForm(FlaskForm):
    """To whom, and whether more than twenty families at once."""

    agency = SelectField(_l("Dinas"), [InputRequired()], choices=Agency.choices())
    beyond = BooleanField(_l("Kirim semua, juga bila lebih dari 20 keluarga"))


class ImportRepliesForm(FlaskForm):
    """An agency's workbook: tried first, kept when asked."""

    file = FileField(_l("Berkas balasan (XLSX)"), [FileRequired(_l("Pilih berkas balasannya."))])
    letter_number = StringField(_l("Nomor surat pengantar"), [Optional(), Length(max=80)])
    write = BooleanField(_l("Simpan. Tanpa centang ini berkasnya hanya dicoba."))


class DiscussForm(FlaskForm):
    """What the poverty team decided, and the new day."""

    decision = StringField(_l("Keputusan rapat"), [InputRequired(_l("Tulis keputusannya.")), Length(max=300)])
    due_on = DateField(_l("Tenggat baru"), [InputRequired(_l("Isi tenggat barunya."))])
