"""Template replaces $names."""
from string import Template

t = Template("$who likes ${what}s, $$5 for $who_")
print(t.substitute(who="Ann", what="book", who_="Bob"))
print(t.substitute({"who": "Ann", "what": "book", "who_": "x"}, who_="y"))
print(t.safe_substitute(who="Ann"), t.get_identifiers(), t.is_valid(), t.template)
for text, values in (("$x $y", {"x": 1}), ("a $ b", {}), ("l1\n\n  $1", {}), ("${no", {}), ("${a b}", {}), ("$", {}), ("$\u00e9", {})):
    bad = Template(text)
    try:
        print(bad.substitute(values))
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error, "|", repr(bad.safe_substitute(values)), bad.is_valid())


class Percent(Template):
    delimiter = "%"


print(Percent("%x $x %% %{y}").substitute(x=1, y=2))
print(Template("$self $mapping").substitute(self=1, mapping=2))
