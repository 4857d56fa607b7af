# An unclosed replacement field.
x = 1
print(f'a {x')
