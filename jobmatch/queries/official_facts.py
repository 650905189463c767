"""The facts of the official sentence: the newest official BPS rate, and the villages' reports of the last whole month."""

from datetime import date

from jobmatch.domain.enums import LabourStatus
from jobmatch.domain.figure_series import Series
from jobmatch.domain.indicators import Coverage
from jobmatch.domain.official_sentence import OfficialFacts
from jobmatch.domain.periods import MONTH_NAMES, Month
from jobmatch.queries import figures, places
from jobmatch.queries.month_history import sent_figures


def get_official_facts(today: date) -> OfficialFacts:
    """Return the facts as of a day."""
    month = Month.of(today).previous
    codes = places.list_village_codes()
    sent = sent_figures(month.first_day, month.first_day)
    counts = [sent[code, month].statuses.get(LabourStatus.UNEMPLOYED, 0) for code in codes if (code, month) in sent]
    rate = figures.find_official(Series.TPT)
    return OfficialFacts(
        tpt=rate.value if rate else None,
        tpt_year=rate.year if rate else None,
        tpt_source=rate.source if rate else None,
        month=month,
        month_words=f"{MONTH_NAMES[month.month - 1]} {month.year}",
        unemployed=sum(counts) if counts else None,
        coverage=Coverage(len(counts), len(codes)),
    )
