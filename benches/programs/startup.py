"""Start-up: nothing but a greeting."""
print('hi')
