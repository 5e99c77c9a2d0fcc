"""Counts words in text files."""

import sys
from pathlib import Path


def words_in(path: Path) -> int:
    text = path.read_text(encoding="utf-8")
    return len(text.split())


def main(arguments: list[str]) -> int:
    if not arguments:
        print("usage: count FILE...", file=sys.stderr)
        return 2
    for argument in arguments:
        print(words_in(Path(argument)), argument)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
