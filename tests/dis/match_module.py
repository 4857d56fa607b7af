match command.split():
    case ["go", direction]:
        go(direction)
    case ["quit" | "exit"]:
        leave()
    case other:
        print(other)
