"""Use cases, a file per process: load within the actor's reach, ask the domain, change rows, write the audit row."""
