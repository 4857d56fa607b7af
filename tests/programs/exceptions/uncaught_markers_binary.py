# Markers below a part of a line.
data = {"a": {"b": [1, 2, None]}}
value = data["a"]["b"][0] + data["a"]["b"][1] * data["a"]["b"][2] - 7
