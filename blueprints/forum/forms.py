"""Forms of the forum."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional


class PlanMeetingForm(FlaskForm):
    """When and where the forum meets, what about, and who belongs to it."""

    held_on = DateField(_l("Tanggal rapat"), [InputRequired(_l("Isi tanggalnya."))])
    place = StringField(_l("Tempat"), [InputRequired(_l("Isi tempatnya.")), Length(max=160)])
    agenda = TextAreaField(_l("Acara, satu baris satu pokok"), [Length(max=2000)])
    members = TextAreaField(_l("Anggota forum, satu baris satu orang dengan unsurnya"), [Optional(), Length(max=4000)])


class AdviceForm(FlaskForm):
    """The forum's advice to the Bupati."""

    advice = TextAreaField(_l("Saran forum"), [Optional(), Length(max=4000)])


class DecideForm(FlaskForm):
    """A decision: what, who, until when."""

    text = StringField(_l("Keputusan"), [InputRequired(_l("Tulis keputusannya.")), Length(max=500)])
    owner = StringField(_l("Yang mengerjakan"), [Length(max=120)])
    due_on = DateField(_l("Tenggat"), [InputRequired(_l("Isi tanggalnya."))])
