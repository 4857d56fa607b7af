x = "child"
