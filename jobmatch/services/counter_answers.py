"""What somebody answers at the counter who did not want to be asked by the village."""

from dataclasses import asdict, replace
from uuid import UUID

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, LabourStatus, ObservationSource, Role
from jobmatch.domain.errors import NotAllowed
from jobmatch.domain.labour_status import LabourAnswers, labour_result
from jobmatch.extensions.db import transaction
from jobmatch.queries.at_counter import get_asked_here
from jobmatch.services import audit
from jobmatch.services.observations import Observed, record_observation

ASKERS = (Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)


def record_counter_answers(actor: Actor, person_id: UUID, labour: LabourAnswers, key: str) -> LabourStatus:
    """Record what was answered as a dated observation and return the computed status; the same key again adds nothing.

    Raises:
        NotFound: nobody who asked for the counter. NotAllowed: not the counter's work.
    """
    if actor.role not in ASKERS:
        raise NotAllowed
    today = clock.today()
    with transaction():
        person = get_asked_here(actor, person_id)
        age = today.year - person.birth_year if person.birth_year else None
        result = labour_result(replace(labour, age=age))
        said = {name: value for name, value in asdict(labour).items() if value is not None and name != "age"}
        seen = Observed(
            person_id=person_id,
            valid_on=today,
            status=result.status,
            source=ObservationSource.COUNTER,
            source_id=f"asked:{key}",
            how_known=HowKnown.MET,
            answers={"labour": said},
            is_neet=result.is_neet,
        )
        record_observation(actor, seen)
        audit.record(actor, "ask_at_counter", "person", person_id, fields=["labour"])
        return result.status
