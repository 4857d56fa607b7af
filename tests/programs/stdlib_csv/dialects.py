"""Reading and writing of tables in all dialects."""

import csv
import io


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def read(text, **options):
    return list(csv.reader(io.StringIO(text, newline=""), **options))


def write(rows, **options):
    out = io.StringIO()
    csv.writer(out, **options).writerows(rows)
    return repr(out.getvalue())


for text in ("a,b,c\r\n1,2,3\r\n", 'a,"b ""q"" c",d\n', '"multi\nline",x\n\n"",\n', "a, b", 'x,"unterminated', "a\rb\r", '"a"b,c\n', "\n\n", "a,b\\,c\n", "'a','b'\n"):
    print(read(text), read(text, skipinitialspace=True), read(text, quoting=csv.QUOTE_NONE), read(text, escapechar="\\"), read(text, quotechar="'"))
    attempt(lambda: read(text, strict=True))
print(read('1,"2",x', quoting=csv.QUOTE_MINIMAL), read('1,"2"', quoting=csv.QUOTE_NONNUMERIC), read('1,"",', quoting=csv.QUOTE_NOTNULL), read('1,"",', quoting=csv.QUOTE_STRINGS))
attempt(lambda: read("a", quoting=csv.QUOTE_NONNUMERIC))
attempt(lambda: list(csv.reader([b"a"])))
rows = [[1, 2.5, "a", None, "b c"], ['q"q', "x,y", "l\nl", ""], [""], []]
for quoting in range(6):
    attempt(lambda: write(rows, quoting=quoting))
    attempt(lambda: write(rows, quoting=quoting, escapechar="\\", doublequote=False))
print(write([[1, 2]], dialect="unix"), write([[1, 2]], dialect="excel-tab"), write([["a b"]], delimiter=" ", lineterminator="|"))
for options in (dict(delimiter=""), dict(delimiter="ab"), dict(quotechar=3), dict(quoting=9), dict(dialect="none"), dict(delimiter="\n"), dict(foo=1), dict(quotechar=None)):
    attempt(lambda: write(rows, **options))
attempt(lambda: write([3]))
reader = csv.DictReader(io.StringIO("a,b\n1,2\n\n3\n4,5,6\n"), restkey="rest", restval="none")
print(list(reader), reader.fieldnames, reader.line_num)
out = io.StringIO()
writer = csv.DictWriter(out, ["x", "y"], restval="-")
writer.writeheader()
writer.writerow({"x": 1})
attempt(lambda: writer.writerow({"z": 1}))
print(repr(out.getvalue()))
csv.register_dialect("mine", delimiter=";", quoting=csv.QUOTE_ALL)
print(write([[1]], dialect="mine"), sorted(csv.list_dialects()), csv.get_dialect("mine").delimiter)
csv.unregister_dialect("mine")
attempt(lambda: csv.get_dialect("mine"))
print(csv.field_size_limit(), csv.field_size_limit(5), csv.field_size_limit())
attempt(lambda: read("abcdef"))
csv.field_size_limit(131072)
sniffed = csv.Sniffer().sniff("a;b;c\n1;2;3\n4;5;6\n")
print(sniffed.delimiter, csv.Sniffer().sniff("'a','b'\n'c','d'\n").quotechar, csv.Sniffer().has_header("name,age\nbob,3\namy,4\n"))


class Pipe(csv.Dialect):
    delimiter = "|"
    quoting = csv.QUOTE_NONE
    lineterminator = "\n"


print(write([["a", "b"]], dialect=Pipe), write([["a", "b"]], dialect=Pipe()), read("a|b", dialect=Pipe))
