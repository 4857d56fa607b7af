# The end of the file after a colon.
while True:
