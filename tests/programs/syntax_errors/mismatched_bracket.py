# Brackets that do not match, lines apart.
data = {
    'a': (1, 2],
}
