# An error in the subject and in a guard.
def f(x):
    match x:
        case int(n) if n / 0 > 1:
            return 1
f(5)
