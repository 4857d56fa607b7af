# Perhaps a comma was forgotten.
x = [
    1,
    2 3,
]
