"""How words are counted."""


def count_words(text: str) -> int:
    return len(text.split())
