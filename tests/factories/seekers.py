"""People who look for work, as their registration tells it."""

from datetime import date
from typing import Any

from jobmatch.domain.enums import Sex
from jobmatch.services.seekers import SeekerDetails


def cashier(**changes: Any) -> SeekerDetails:
    """A young woman who can work a till."""
    values: dict[str, Any] = {
        "full_name": "Rina Lestari",
        "birth_date": date(2003, 4, 17),
        "sex": Sex.FEMALE,
        "village_code": "17.02.11.2012",
        "phone": "+6281200004321",
        "education_level": "smk",
        "skills": ("kasir", "melayani pembeli"),
        "desired_titles": ("kasir",),
    }
    return SeekerDetails(**{**values, **changes})
