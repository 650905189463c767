"""Forms of the parts of a profile; each is one short page."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, FieldList, Form, FormField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from blueprints.shared.fields import RadioField, SelectField, TapMany, WorkField
from blueprints.shared.read_fields import CountField, ItemsField, RupiahField
from jobmatch.domain.education import LEVELS
from jobmatch.domain.enums import WagePeriod
from jobmatch.domain.job_wishes import ACCOMMODATIONS, KINDS, LANGUAGES, TIMES
from jobmatch.domain.job_wishes import LEVELS as LEVELS_OF
from jobmatch.domain.local_work import BY_CODE, DISTANCES, DRIVING_LICENCES
from jobmatch.domain.local_work import KINDS as WORK
from jobmatch.queries.seekers import Profile
from jobmatch.services.seeker_profiles import Education, JobLine, SkillLine, Wishes

SKILL_OF = {kind.skill: kind.code for kind in WORK}
TITLE_OF = {kind.title: kind.code for kind in WORK}
OWN_LICENCES = {code for code, _ in DRIVING_LICENCES}
JOB_LINES = 3


class EducationForm(FlaskForm):
    """The highest school finished."""

    level = SelectField(
        _l("Pendidikan terakhir"),
        [InputRequired(_l("Pilih pendidikan terakhir."))],
        choices=[("", _l("Pilih …")), *[(level.code, level.label) for level in LEVELS]],
    )
    major = StringField(_l("Jurusan"), [Optional(), Length(max=120)])
    institution = StringField(_l("Nama sekolah atau kampus"), [Optional(), Length(max=120)])
    graduation_year = CountField(_l("Tahun lulus"), [Optional()])

    def fill(self, profile: Profile) -> None:
        person = profile.person
        self.process(
            data={
                "level": person.education_level,
                "major": person.education_major,
                "institution": person.education_institution,
                "graduation_year": person.graduation_year,
            }
        )

    def value(self) -> Education:
        """Return what was filled in."""
        return Education(self.level.data, self.major.data or None, self.institution.data or None, self.graduation_year.data)


class SkillDetailForm(Form):
    """How well and how long, for a skill that is kept already."""

    text = StringField(_l("Keterampilan"), [Optional(), Length(max=120)], widget=HiddenInput())
    level = SelectField(
        _l("Seberapa mahir?"), [Optional()], choices=[("", _l("Belum ditulis")), *((str(n), w) for n, w in LEVELS_OF)]
    )
    years = CountField(_l("Berapa tahun?"), [Optional()])


class SkillsForm(FlaskForm):
    """Pictures to tap, and a box for everything else, kept as typed."""

    pictures = WorkField(_l("Ketuk yang Anda bisa"), [Optional()])
    others = ItemsField(_l("Bisa apa lagi?"), [Optional()])
    known = FieldList(FormField(SkillDetailForm), max_entries=20)

    def fill(self, profile: Profile) -> None:
        texts = [skill.text for skill in profile.skills]
        self.process(
            data={
                "pictures": [SKILL_OF[text] for text in texts if text in SKILL_OF],
                "others": [text for text in texts if text not in SKILL_OF],
                "known": [{"text": s.text, "level": str(s.level or ""), "years": _whole(s.years)} for s in profile.skills],
            }
        )

    def value(self) -> tuple[SkillLine, ...]:
        """Return what was filled in."""
        tapped = [BY_CODE[code].skill for code in self.pictures.data or () if code in BY_CODE]
        told = {entry.form.text.data: entry.form for entry in self.known}
        return tuple(_skill_line(text, told.get(text)) for text in [*tapped, *(self.others.data or ())])


def _skill_line(text: str, told: Any) -> SkillLine:
    if told is None:
        return SkillLine(text)
    return SkillLine(text, int(told.level.data) if told.level.data else None, told.years.data)


def _whole(years: float | None) -> int | None:
    return None if years is None else int(years)


class JobForm(Form):
    """One job done before."""

    title = StringField(_l("Pekerjaan"), [Optional(), Length(max=120)])
    months = CountField(_l("Berapa bulan?"), [Optional()])
    note = StringField(_l("Di mana, tahun berapa"), [Optional(), Length(max=200)])
    is_internship = BooleanField(_l("Ini PKL, Prakerin, atau magang"))


class ExperienceForm(FlaskForm):
    """Jobs done before; three lines, more after saving."""

    jobs = FieldList(FormField(JobForm), min_entries=JOB_LINES, max_entries=12)

    def fill(self, profile: Profile) -> None:
        lines = [
            {"title": job.title, "months": job.months, "note": job.note, "is_internship": job.is_internship}
            for job in profile.experiences
        ]
        self.process(data={"jobs": [*lines, *([{}] * max(1, JOB_LINES - len(lines)))]})

    def value(self) -> tuple[JobLine, ...]:
        """Return what was filled in."""
        lines = [entry.form for entry in self.jobs]
        return tuple(
            JobLine(line.title.data or "", line.months.data, bool(line.is_internship.data), line.note.data or None)
            for line in lines
        )


class WishesForm(FlaskForm):
    """What is looked for, and how one can work."""

    pictures = WorkField(_l("Mau bekerja sebagai apa?"), [Optional()])
    titles = ItemsField(_l("Pekerjaan lain yang dicari"), [Optional()])
    distance = RadioField(_l("Sejauh apa dari rumah?"), [Optional()], choices=DISTANCES)
    districts = TapMany(_l("Atau hanya di kecamatan tertentu"), [Optional()], choices=[])
    times = TapMany(_l("Waktu yang bisa"), [Optional()], choices=TIMES)
    wage = RupiahField(_l("Upah paling sedikit"), [Optional()])
    wage_period = RadioField(_l("Dibayar"), [Optional()], choices=WagePeriod.choices(), default=WagePeriod.MONTH.value)
    kinds = TapMany(_l("Mau bekerja di mana?"), [Optional()], choices=KINDS)
    licences = TapMany(_l("Punya SIM?"), [Optional()], choices=DRIVING_LICENCES)
    certificates = ItemsField(_l("Sertifikat atau izin lain"), [Optional()])
    languages = TapMany(_l("Bahasa selain Indonesia"), [Optional()], choices=LANGUAGES)
    accommodations = TapMany(_l("Yang Anda butuhkan di tempat kerja"), [Optional()], choices=ACCOMMODATIONS)
    about = TextAreaField(_l("Cerita singkat tentang pengalaman Anda"), [Optional(), Length(max=600)])

    def fill(self, profile: Profile) -> None:
        seeker = profile.seeker
        titles = seeker.desired_titles
        self.process(
            data={
                "pictures": [TITLE_OF[title] for title in titles if title in TITLE_OF],
                "titles": [title for title in titles if title not in TITLE_OF],
                "distance": str(seeker.max_distance_km or ""),
                "districts": seeker.desired_districts,
                "times": seeker.availability,
                "wage": seeker.wage_min_idr,
                "wage_period": (seeker.wage_period or WagePeriod.MONTH).value,
                "kinds": seeker.willing_kinds,
                "licences": seeker.licences,
                "certificates": [name for name in seeker.licences if name not in OWN_LICENCES],
                "languages": seeker.languages,
                "accommodations": seeker.accommodations,
                "about": seeker.about,
            }
        )

    def value(self) -> Wishes:
        """Return what was filled in."""
        tapped = [BY_CODE[code].title for code in self.pictures.data or () if code in BY_CODE]
        return Wishes(
            titles=(*tapped, *(self.titles.data or ())),
            max_distance_km=int(self.distance.data) if self.distance.data else None,
            districts=tuple(self.districts.data or ()),
            wage_min_idr=self.wage.data,
            wage_period=WagePeriod(self.wage_period.data) if self.wage_period.data else None,
            kinds=tuple(self.kinds.data or ()),
            availability=tuple(self.times.data or ()),
            licences=(*(self.licences.data or ()), *(self.certificates.data or ())),
            languages=tuple(self.languages.data or ()),
            accommodations=tuple(self.accommodations.data or ()),
            about=(self.about.data or "").strip() or None,
        )
