x = "a package without __init__"
