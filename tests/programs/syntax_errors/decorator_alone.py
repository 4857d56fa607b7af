# A decorator without a definition.
@property
x = 1
