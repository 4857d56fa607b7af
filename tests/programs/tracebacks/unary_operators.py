# Unary operators have no inner mark.
x = 'text'
y = 1 + -x
