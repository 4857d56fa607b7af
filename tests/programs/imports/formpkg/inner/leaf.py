x = "leaf"
