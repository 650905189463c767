"""What an employer says of itself and of its vacancy: plain values, checked before they are stored."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from jobmatch.domain.enums import EmployerKind, EmploymentKind, PlacementKind, Receiver, WagePeriod
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

MOST_POSTS = 1000
USUAL_DAYS = 30
LONGEST_DAYS = 120

_RECEIVERS = {
    EmployerKind.PERSON: Receiver.PERSON,
    EmployerKind.COOPERATIVE: Receiver.COOPERATIVE,
    EmployerKind.STATE_COMPANY: Receiver.STATE_COMPANY,
    EmployerKind.GOVERNMENT: Receiver.GOVERNMENT,
    EmployerKind.OTHER: Receiver.OTHER,
}


def receiver_of(kind: EmployerKind) -> Receiver:
    """Return the row of table III/8 (part II) that a kind of employer belongs to; businesses are private."""
    return _RECEIVERS.get(kind, Receiver.PRIVATE)


@dataclass(frozen=True)
class EmployerDetails:
    """An employer as it registers; NIB may follow later for micro businesses and private persons."""

    name: str
    kind: EmployerKind = EmployerKind.MICRO
    nib: str | None = None
    kbli: str | None = None
    kbli_edition: str | None = None
    village_code: str | None = None
    address: str | None = None
    phone: str | None = None
    contact_name: str | None = None
    email: str | None = None
    about: str | None = None
    national_number: str | None = None


@dataclass(frozen=True)
class VacancyDraft:
    """A vacancy before staff have seen it: Permenaker 18/2024 art. 4 (type, place, wage, hours, conditions) and more.

    ``employer_id`` is read only when staff take the vacancy down; an employer always posts its own.
    """

    title: str
    posts: int = 1
    employer_id: UUID | None = None
    kbji: str | None = None
    description: str = ""
    employment_kind: EmploymentKind | None = None
    placement_kind: PlacementKind = PlacementKind.LOCAL
    village_code: str | None = None
    place_text: str | None = None
    wage_min_idr: int | None = None
    wage_max_idr: int | None = None
    wage_period: WagePeriod = WagePeriod.MONTH
    hours_text: str | None = None
    availability: tuple[str, ...] = ()
    conditions: str | None = None
    required_skills: tuple[str, ...] = ()
    welcome_skills: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    majors: tuple[str, ...] = ()
    min_education: str | None = None
    is_education_justified: bool = False
    experience_months: int = 0
    is_disability_welcome: bool = False
    special_conditions: tuple[dict[str, str], ...] = ()
    contact_phone: str | None = None
    expires_on: date | None = None
    national_number: str | None = None


def check_draft(draft: VacancyDraft, today: date) -> None:
    """Check what a vacancy must say before it is handed in.

    Raises:
        RuleBroken: the first thing that is missing or can't be right.
    """
    if not draft.title.strip():
        raise RuleBroken(N_("Tulis pekerjaan apa yang ditawarkan, contoh: Pembantu roaster kopi."), field="title")
    if not 1 <= draft.posts <= MOST_POSTS:
        raise RuleBroken(
            N_("Jumlah orang yang dibutuhkan antara 1 dan %(most)s. Lebih dari itu, hubungi kantor."),
            field="posts",
            most=MOST_POSTS,
        )
    _check_five_facts(draft)
    _check_wage(draft)
    if draft.expires_on and not today <= draft.expires_on <= today + timedelta(days=LONGEST_DAYS):
        raise RuleBroken(
            N_("Tanggal tutup harus hari ini atau sesudahnya, paling lama %(days)s hari lagi."),
            field="expires_on",
            days=LONGEST_DAYS,
        )


def _check_five_facts(draft: VacancyDraft) -> None:
    if not (draft.village_code or draft.place_text):
        raise RuleBroken(N_("Pilih desa atau kelurahan tempat kerjanya, atau tulis tempatnya."), field="village_code")
    if draft.wage_min_idr is None and draft.wage_max_idr is None:
        raise RuleBroken(N_("Tulis upahnya. Aturan mewajibkan upah ditulis, boleh dari – sampai."), field="wage_min")
    if not (draft.hours_text or "").strip():
        raise RuleBroken(N_("Tulis jam kerjanya, contoh: Senin–Sabtu, 08.00–16.00."), field="hours_text")
    if not (draft.conditions or "").strip():
        raise RuleBroken(N_("Tulis syarat kerjanya. Bila tidak ada, tulis: tidak ada syarat khusus."), field="conditions")


def _check_wage(draft: VacancyDraft) -> None:
    low, high = draft.wage_min_idr, draft.wage_max_idr
    if low is not None and high is not None and high < low:
        raise RuleBroken(N_("Upah tertinggi lebih kecil daripada upah terendah. Periksa kedua angkanya."), field="wage_max")
