"""The lists of keywords, and the tests for membership."""
import keyword

print(len(keyword.kwlist), keyword.kwlist)
print(keyword.softkwlist)
print([w for w in ("if", "match", "None", "print", "type", "async") if keyword.iskeyword(w)])
print([w for w in ("if", "match", "None", "print", "type", "_", "case") if keyword.issoftkeyword(w)])
