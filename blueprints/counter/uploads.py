"""Takes the bytes out of an uploaded file and lets go of it."""

from werkzeug.datastructures import FileStorage


def read_upload(sent: FileStorage | None) -> bytes:
    """Return what was uploaded; nothing when no file was chosen."""
    if not sent:
        return b""
    content = sent.read()
    sent.close()
    return content
