"""Texts that are the same in every run."""


def without_addresses(text):
    """Hide what follows each 0x."""
    first, *rest = text.split("0x")
    return first + "".join("0x..." + part.lstrip("0123456789abcdef") for part in rest)
