"""A slip of the pen in a word: one letter of it."""


def is_one_slip(one: str, other: str) -> bool:
    """Whether a word is another, or one letter of it is missing, added, wrong, or changed over with the next."""
    if abs(len(one) - len(other)) > 1:
        return False
    place = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if place is None:
        return True
    rest, wanted = one[place:], other[place:]
    return (
        rest[1:] == wanted
        or rest == wanted[1:]
        or rest[1:] == wanted[1:]
        or (rest[1::-1] == wanted[:2] and rest[2:] == wanted[2:])
    )
