# A pattern that makes the others unreachable.
match 1:
    case x:
        pass
    case 2:
        pass
