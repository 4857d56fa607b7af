child_name = "not yet"
