# The message of KeyError is a repr; keys of several lines.
{"a": 1}["line one\nline two"]
