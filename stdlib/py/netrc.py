"""Reading `.netrc` files: the logins of a user at other machines."""

import os
import stat

__all__ = ["netrc", "NetrcParseError"]


class NetrcParseError(Exception):
    """What is wrong with a file, and where."""

    def __init__(self, msg, filename=None, lineno=None):
        self.msg, self.filename, self.lineno = msg, filename, lineno
        Exception.__init__(self, msg)

    def __str__(self):
        return "%s (%s, line %s)" % (self.msg, self.filename, self.lineno)


class _Words:
    """The words of a file. White space ends a word, quotes hold it together, a backslash takes the next character."""

    def __init__(self, file):
        self.lineno = 1
        self._file = file
        self.pushback = []

    def _read(self):
        character = self._file.read(1)
        if character == "\n":
            self.lineno += 1
        return character

    def word(self):
        """The next word, empty at the end."""
        if self.pushback:
            return self.pushback.pop(0)
        word = ""
        character = self._read()
        while character and character in "\n\t\r ":
            character = self._read()
        if character == '"':
            while (character := self._read()) and character != '"':
                word += self._read() if character == "\\" else character
            return word
        while character and character not in "\n\t\r ":
            word += self._read() if character == "\\" else character
            character = self._read()
        return word

    def rest_of_line(self):
        """Goes to the end of the line."""
        return self._file.readline()


class netrc:
    """The logins of a file: `hosts` by machine, `macros` by name."""

    def __init__(self, file=None):
        is_default = file is None
        if is_default:
            file = os.path.join(os.path.expanduser("~"), ".netrc")
        self.hosts = {}
        self.macros = {}
        try:
            with open(file, encoding="utf-8") as stream:
                self._parse(file, stream, is_default)
        except UnicodeDecodeError:
            with open(file, encoding="locale") as stream:
                self._parse(file, stream, is_default)

    def _parse(self, file, stream, is_default):
        words = _Words(stream)
        while True:
            first_line = words.lineno
            top = words.word()
            if not top:
                return
            if top[0] == '#':
                if words.lineno == first_line:
                    words.rest_of_line()
                    words.lineno += 1
                continue
            if top == 'macdef':
                self._macro(file, words)
                continue
            if top == 'machine':
                name = words.word()
            elif top == 'default':
                name = 'default'
            else:
                raise NetrcParseError("bad toplevel token %r" % top, file, words.lineno)
            if not name:
                raise NetrcParseError("missing %r name" % top, file, words.lineno)
            self._login(file, stream, is_default, words, name)

    def _macro(self, file, words):
        name = words.word()
        self.macros[name] = []
        while True:
            line = words.rest_of_line()
            if not line:
                raise NetrcParseError("Macro definition missing null line terminator.", file, words.lineno)
            if line == '\n':
                return
            self.macros[name].append(line)

    def _login(self, file, stream, is_default, words, name):
        login = account = password = ''
        self.hosts[name] = {}
        while True:
            line = words.lineno
            word = words.word()
            if word.startswith('#'):
                if words.lineno == line:
                    words.rest_of_line()
                    words.lineno += 1
                continue
            if word in {'', 'machine', 'default', 'macdef'}:
                self.hosts[name] = (login, account, password)
                words.pushback.insert(0, word)
                return
            if word in ('login', 'user'):
                login = words.word()
            elif word == 'account':
                account = words.word()
            elif word == 'password':
                password = words.word()
            else:
                raise NetrcParseError("bad follower token %r" % word, file, words.lineno)
            self._check_owner(stream, is_default, login)

    def _check_owner(self, stream, is_default, login):
        # A file with passwords must belong to its user alone.
        if os.name != 'posix' or not is_default or login == 'anonymous':
            return
        known = os.fstat(stream.fileno())
        if known.st_uid != os.getuid():
            raise NetrcParseError("~/.netrc file owner (uid %s) does not match current user (uid %s)"
                                  % (known.st_uid, os.getuid()))
        if known.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise NetrcParseError("~/.netrc access too permissive: access permissions must restrict access to only "
                                  "the owner")

    def authenticators(self, host):
        """Login, account and password for a machine, or None."""
        return self.hosts.get(host) or self.hosts.get('default')

    def __repr__(self):
        text = ""
        for host, (login, account, password) in self.hosts.items():
            text += f"machine {host}\n\tlogin {login}\n"
            if account:
                text += f"\taccount {account}\n"
            text += f"\tpassword {password}\n"
        for macro, lines in self.macros.items():
            text += f"macdef {macro}\n" + "".join(lines) + "\n"
        return text
