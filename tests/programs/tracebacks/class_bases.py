# A base that does not exist.
class A(
    object,
    Missing,
): pass
