# An old octal number.
mode = 0755
