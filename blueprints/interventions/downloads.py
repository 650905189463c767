"""Files of this area as downloads that no cache keeps; their names carry no person."""

import io

from flask import current_app, send_file
from werkzeug.wrappers import Response

from jobmatch.documents.marks import Mark

TYPES = {"pdf": "application/pdf", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def as_download(content: bytes, kind: str, name: str) -> Response:
    """Return a file to be kept by the one who asked."""
    mark = Mark(current_app.extensions["jobmatch_settings"].is_demo)
    answer = send_file(io.BytesIO(content), TYPES[kind], as_attachment=True, download_name=mark.file_name(name))
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
