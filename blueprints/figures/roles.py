"""Who reads the figures of the office."""

from jobmatch.domain.enums import Role

READERS = (Role.PLACEMENT, Role.SECTION_HEAD, Role.OFFICE_HEAD)
