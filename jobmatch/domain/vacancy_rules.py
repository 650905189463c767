"""What a vacancy has to state by law, and conditions in it that need a reason.

Permenaker 18/2024 art. 4: type of work, place, wage, hours, conditions, and no discrimination. Perpres 57/2023 art. 5:
the employer's identity, job title and number, validity, and data of the job (age, sex, education, skills, experience,
wage, domicile, other). Art. 5 lists age and sex; that they must be filled with a limit is nowhere said, so "tanpa batas"
fills them here.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from jobmatch.domain.condition_patterns import Ground
from jobmatch.domain.conditions import EXPLANATIONS
from jobmatch.domain.findings import Finding, Priority
from jobmatch.domain.texts import N_

PERMENAKER = "Permenaker 18/2024 pasal 4"
PERPRES = "Perpres 57/2023 pasal 5"
SHORTEST_REASON = 15


@dataclass(frozen=True)
class RequiredField:
    """A fact the law asks for: its code, its words, where it stands, and whether publishing waits for it."""

    code: str
    label: str
    source: str
    is_needed_to_publish: bool = True


REQUIRED_FIELDS = (
    RequiredField("title", N_("jenis pekerjaan dan nama jabatan"), PERMENAKER),
    RequiredField("place", N_("tempat kerja"), PERMENAKER),
    RequiredField("wage", N_("upah"), PERMENAKER),
    RequiredField("hours", N_("jam kerja"), PERMENAKER),
    RequiredField("conditions", N_("syarat kerja"), PERMENAKER),
    RequiredField("employer_name", N_("nama pemberi kerja"), PERPRES),
    RequiredField("employer_address", N_("alamat pemberi kerja"), PERPRES, is_needed_to_publish=False),
    RequiredField("posts", N_("jumlah orang yang dibutuhkan"), PERPRES),
    RequiredField("expires_on", N_("masa berlaku lowongan"), PERPRES),
    RequiredField("education", N_("pendidikan"), PERPRES, is_needed_to_publish=False),
    RequiredField("skills", N_("keterampilan"), PERPRES, is_needed_to_publish=False),
    RequiredField("experience", N_("pengalaman"), PERPRES, is_needed_to_publish=False),
    RequiredField("domicile", N_("domisili"), PERPRES, is_needed_to_publish=False),
    RequiredField("age", N_("umur (boleh “tanpa batas”)"), PERPRES, is_needed_to_publish=False),
    RequiredField("sex", N_("jenis kelamin (boleh “laki-laki dan perempuan”)"), PERPRES, is_needed_to_publish=False),
)


def check_required_fields(stated: Collection[str]) -> list[Finding]:
    """Return what is still missing: what publishing waits for first, then what the national report will ask."""
    missing = [required for required in REQUIRED_FIELDS if required.code not in stated]
    message = N_("Belum ditulis: %(what)s (%(source)s).")
    return [
        Finding(
            f"missing_{required.code}",
            Priority.BLOCKS if required.is_needed_to_publish else Priority.INFORMS,
            message,
            required.code,
            {"what": required.label, "source": required.source},
        )
        for required in sorted(missing, key=lambda required: not required.is_needed_to_publish)
    ]


def check_condition_reasons(grounds: Collection[Ground], reasons: Mapping[Ground, str]) -> list[Finding]:
    """Return a warning for each condition that stands without a reason staff could judge."""
    message = N_("%(ground)s: %(explanation)s (%(source)s)")
    return [
        Finding(
            f"condition_{ground.value}",
            Priority.WARNS,
            message,
            "conditions",
            {"ground": ground.label, "explanation": EXPLANATIONS[ground].message, "source": EXPLANATIONS[ground].source},
        )
        for ground in Ground
        if ground in grounds and len(reasons.get(ground, "").strip()) < SHORTEST_REASON
    ]
