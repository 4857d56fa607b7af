print(max(len(x), min(1, 2)), sep="")
