"""What can go wrong in a use case, in words the screen can show. Not here: HTTP."""


class DomainError(Exception):
    """Base of every error that a person may cause or meet."""

    def __init__(self, message: str = "", **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts


class NotFound(DomainError):
    """There is no such thing, or none within this actor's reach (both look alike on purpose)."""


class NotAllowed(DomainError):
    """The actor may not do this."""


class Conflict(DomainError):
    """Somebody else changed it first; nothing was overwritten."""


class RuleBroken(DomainError):
    """A rule of the field says no.

    ``message`` is an Indonesian source text with ``%(name)s`` places filled from ``facts``;
    ``field`` names the form field it belongs to, where there is one.
    """

    def __init__(self, message: str, field: str | None = None, **facts: object) -> None:
        super().__init__(message, **facts)
        self.field = field
