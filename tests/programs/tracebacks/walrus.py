# An assignment expression.
if (n := int('12')) and (m := int('twelve')):
    pass
