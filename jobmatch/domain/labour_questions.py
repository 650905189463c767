"""The questions as people answer them, on a page or in a file, turned into the answers that a status is computed from."""

from dataclasses import dataclass

from jobmatch.domain.labour_status import LabourAnswers, MainActivity
from jobmatch.domain.texts import N_

LOOKING = (
    ("seeking", N_("Sedang mencari kerja")),
    ("preparing", N_("Sedang menyiapkan usaha")),
    ("waiting", N_("Sudah diterima kerja, belum mulai")),
    ("no_chance", N_("Tidak mencari karena merasa tidak mungkin dapat")),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody answered; None was not asked or not answered. Who worked is asked other things than who did not."""

    worked: bool | None
    hours: int | None = None
    wants_more: bool | None = None
    away: bool | None = None
    looking: frozenset[str] = frozenset()
    activity: MainActivity | None = None
    learns: bool | None = None

    @property
    def labour(self) -> LabourAnswers:
        """Return the answers that count."""
        if self.worked:
            return LabourAnswers(
                worked_an_hour=True,
                hours=self.hours,
                wants_more_work=self.wants_more,
                seeking=self.wants_more,
                attends_school=self.learns,
                attends_training=self.learns,
            )
        return LabourAnswers(
            worked_an_hour=False,
            away_from_job=self.away,
            seeking="seeking" in self.looking,
            preparing_business="preparing" in self.looking,
            waiting_to_start="waiting" in self.looking,
            sees_no_chance="no_chance" in self.looking,
            main_activity=self.activity,
            attends_school=self.learns,
            attends_training=self.learns,
        )
