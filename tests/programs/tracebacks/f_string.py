# An expression inside an f-string.
value = {'a': 1}
print(f"first {value['a']} then {value['b']:>10}")
