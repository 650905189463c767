"""`python -m matching.vocabulary suggest FILE`: texts the vocabulary does not know, one proposal a line as CSV.

The file holds a text a line; a person accepts a proposal by writing it into the tables.
"""

import argparse
import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from matching.vocabulary.book import Vocabulary
from matching.vocabulary.proposals import propose_wordings


def main(arguments: Sequence[str] | None = None) -> None:
    """Print proposals for a file of texts."""
    parser = argparse.ArgumentParser(prog="matching.vocabulary", description=__doc__)
    commands = parser.add_subparsers(required=True)
    suggest = commands.add_parser("suggest", help="texts the vocabulary does not know yet")
    suggest.add_argument("file", type=Path)
    chosen = parser.parse_args(arguments)
    texts = chosen.file.read_text(encoding="utf-8-sig").splitlines()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["text", "times", "kind", "id", "name", "nearest_wording", "score"])
    writer.writerows(propose_wordings(texts, Vocabulary.load()))


if __name__ == "__main__":
    main()
