# Markers of a subscript.
data = {"a": {"b": [1, 2, None]}}
value = data["a"]["b"][0] + data["a"]["c"][1] * 2
