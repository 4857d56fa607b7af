# Logins from a file, and what is wrong with others.
import netrc
import os
import tempfile

with tempfile.TemporaryDirectory() as root:
    os.chdir(root)

    def attempt(text):
        with open("rc", "w") as file:
            file.write(text)
        try:
            return netrc.netrc("rc")
        except netrc.NetrcParseError as error:
            print("error:", error)

    known = attempt('machine a login b password c\n# note\nmachine d # more\n login "e f" account g password h\\ i\n'
                    "macdef m\nline one\n line two\n\ndefault user x password y\n")
    print(known.hosts, known.macros, known.authenticators("a"), known.authenticators("zz"))
    print(known)
    attempt("host a")
    attempt("machine")
    attempt("machine a wrong b")
    attempt("macdef x\nabc")
    print(attempt("").authenticators("a"))
    os.chdir("/")
