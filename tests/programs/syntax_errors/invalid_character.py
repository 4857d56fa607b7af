# A character that no token begins with.
x = 5 € 3
