"""Files that a form brings: never more of them in memory than a reader would take."""

import os
from contextlib import closing

from werkzeug.datastructures import FileStorage

from jobmatch.documents.table_file import MEGABYTE, TOO_LARGE
from jobmatch.domain.errors import RuleBroken


def uploaded_bytes(file: FileStorage, most: int) -> bytes:
    """Return a file's content and let go of the file.

    Raises:
        RuleBroken: it is larger than ``most`` bytes; then it was not read.
    """
    with closing(file):
        size = file.stream.seek(0, os.SEEK_END)
        if size > most:
            raise RuleBroken(TOO_LARGE, field="file", size=-(-size // MEGABYTE), most=most // MEGABYTE)
        file.stream.seek(0)
        return file.stream.read()
