# The message of an OSError.
open("/nonexistent/file.txt")
