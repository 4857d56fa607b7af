"""HTML and XHTML: a parser that calls a method for each thing that it finds."""

import re
from html import unescape

import _markupbase

__all__ = ['HTMLParser']

_text_stops = re.compile('[&<]')
_incomplete_reference = re.compile('&[a-zA-Z#]')
_entity = re.compile('&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]')
_character = re.compile('&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]')
_tag_begins = re.compile('<[a-zA-Z]')
_instruction_ends = re.compile('>')
_tag_name = re.compile(r'[a-zA-Z][^\t\n\r\f />\x00]*')
# A slash is nothing unless the tag ends with it.
_separators = re.compile(r'(?:\s|/(?!>))*')
_attribute_name = re.compile(r'[^\s/>][^\s/=>]*')
_equals = re.compile(r'\s*=+\s*')
_unquoted = re.compile(r'[^>\s]*')
_end_of_end_tag = re.compile('>')
_end_tag = re.compile(r'</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>')


class HTMLParser(_markupbase.ParserBase):
    """Subclasses say what is to be done with tags, text and the rest."""

    CDATA_CONTENT_ELEMENTS = ('script', 'style')

    def __init__(self, *, convert_charrefs=True):
        super().__init__()
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        """Begin anew."""
        self.rawdata = ''
        self.lasttag = '???'
        self.interesting = _text_stops
        self.cdata_elem = None
        super().reset()

    def feed(self, data):
        """Take some text; what is incomplete waits for more."""
        self.rawdata = self.rawdata + data
        self.goahead(0)

    def close(self):
        """Take what has waited as complete."""
        self.goahead(1)

    __starttag_text = None

    def get_starttag_text(self):
        """The text of the last start tag."""
        return self.__starttag_text

    def set_cdata_mode(self, elem):
        """From now on everything is text, up to the end tag."""
        self.cdata_elem = elem.lower()
        self.interesting = re.compile(r'</\s*%s\s*>' % self.cdata_elem, re.IGNORECASE)

    def clear_cdata_mode(self):
        """From now on text has tags again."""
        self.interesting = _text_stops
        self.cdata_elem = None

    def goahead(self, end):
        """Take as much as there is; all of it if that is the end."""
        raw = self.rawdata
        place, size = 0, len(raw)
        while place < size:
            stop = self._text_stop(place, end)
            if stop is None:
                break
            if place < stop:
                text = raw[place:stop]
                self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)
            place = self.updatepos(place, stop)
            if place == size:
                break
            if raw.startswith('<', place):
                following = self._markup(place, end)
                if following is None:
                    break
                place = self.updatepos(place, following)
            elif raw.startswith('&#', place):
                match = _character.match(raw, place)
                if match:
                    self.handle_charref(match.group()[2:-1])
                    following = match.end()
                    if not raw.startswith(';', following - 1):
                        following -= 1
                    place = self.updatepos(place, following)
                    continue
                if ';' in raw[place:]:
                    self.handle_data(raw[place:place + 2])
                    place = self.updatepos(place, place + 2)
                break
            else:
                following = self._reference(place, end)
                if following is None:
                    break
                place = self.updatepos(place, following)
        if end and place < size:
            text = raw[place:size]
            self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)
            place = self.updatepos(place, size)
        self.rawdata = raw[place:]

    def _text_stop(self, place, end):
        """Where the text at a place ends; None if that cannot be told yet."""
        raw = self.rawdata
        if not self.convert_charrefs or self.cdata_elem:
            match = self.interesting.search(raw, place)
            if match:
                return match.start()
            return None if self.cdata_elem else len(raw)
        stop = raw.find('<', place)
        if stop >= 0:
            return stop
        # A reference may be cut off at the end.
        ampersand = raw.rfind('&', max(place, len(raw) - 34))
        if ampersand >= 0 and not re.compile(r'[\s;]').search(raw, ampersand):
            return None
        return len(raw)

    def _markup(self, place, end):
        """Take what begins with `<`; returns the place behind it, or None if it is incomplete."""
        raw = self.rawdata
        if _tag_begins.match(raw, place):
            following = self.parse_starttag(place)
        elif raw.startswith('</', place):
            following = self.parse_endtag(place)
        elif raw.startswith('<!--', place):
            following = self.parse_comment(place)
        elif raw.startswith('<?', place):
            following = self.parse_pi(place)
        elif raw.startswith('<!', place):
            following = self.parse_html_declaration(place)
        elif place + 1 < len(raw) or end:
            self.handle_data('<')
            return place + 1
        else:
            return None
        if following >= 0:
            return following
        if not end:
            return None
        following = raw.find('>', place + 1)
        if following < 0:
            following = raw.find('<', place + 1)
            if following < 0:
                following = place + 1
        else:
            following += 1
        text = raw[place:following]
        self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)
        return following

    def _reference(self, place, end):
        """Take what begins with `&`; returns the place behind it, or None if it is incomplete."""
        raw = self.rawdata
        match = _entity.match(raw, place)
        if match:
            self.handle_entityref(match.group(1))
            following = match.end()
            return following if raw.startswith(';', following - 1) else following - 1
        match = _incomplete_reference.match(raw, place)
        if match:
            if end and match.group() == raw[place:]:
                following = match.end()
                return len(raw) if following <= place else place + 1
            return None
        if place + 1 < len(raw):
            self.handle_data('&')
            return place + 1
        return None

    def parse_html_declaration(self, i):
        """Take a declaration."""
        raw = self.rawdata
        assert raw[i:i + 2] == '<!', 'unexpected call to parse_html_declaration()'
        if raw[i:i + 4] == '<!--':
            return self.parse_comment(i)
        if raw[i:i + 3] == '<![':
            return self.parse_marked_section(i)
        if raw[i:i + 9].lower() == '<!doctype':
            end = raw.find('>', i + 9)
            if end == -1:
                return -1
            self.handle_decl(raw[i + 2:end])
            return end + 1
        return self.parse_bogus_comment(i)

    def parse_bogus_comment(self, i, report=1):
        """Take what is treated as a comment."""
        raw = self.rawdata
        assert raw[i:i + 2] in ('<!', '</'), 'unexpected call to parse_bogus_comment()'
        end = raw.find('>', i + 2)
        if end == -1:
            return -1
        if report:
            self.handle_comment(raw[i + 2:end])
        return end + 1

    def parse_pi(self, i):
        """Take a processing instruction."""
        raw = self.rawdata
        assert raw[i:i + 2] == '<?', 'unexpected call to parse_pi()'
        match = _instruction_ends.search(raw, i + 2)
        if not match:
            return -1
        self.handle_pi(raw[i + 2:match.start()])
        return match.end()

    def parse_starttag(self, i):
        """Take a start tag."""
        self.__starttag_text = None
        stop = self.check_for_whole_start_tag(i)
        if stop < 0:
            return stop
        raw = self.rawdata
        self.__starttag_text = raw[i:stop]
        name = _tag_name.match(raw, i + 1)
        self.lasttag = tag = name.group().lower()
        place, attributes = self._attributes(name.end())
        ending = raw[place:stop].strip()
        if ending not in ('>', '/>'):
            self.handle_data(raw[i:stop])
            return stop
        if ending == '/>':
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return stop

    def _attributes(self, place):
        """The attributes that stand at a place, and the place behind them."""
        raw, found = self.rawdata, []
        while True:
            place = _separators.match(raw, place).end()
            before = raw[place - 1]
            match = _attribute_name.match(raw, place)
            if not match or not (before in '\'"/' or before.isspace()):
                return place, found
            name, value, place = match.group().lower(), None, match.end()
            equals = _equals.match(raw, place)
            if equals:
                start = equals.end()
                quote = raw[start:start + 1]
                if quote and quote in '\'"':
                    end = raw.find(quote, start + 1)
                    if end < 0:
                        return _separators.match(raw, place).end(), found + [(name, None)]
                    value, place = raw[start + 1:end], end + 1
                else:
                    match = _unquoted.match(raw, start)
                    value, place = match.group(), match.end()
            found.append((name, unescape(value) if value else value))

    def check_for_whole_start_tag(self, i):
        """The place behind a start tag; -1 if it is incomplete."""
        raw = self.rawdata
        stop, _ = self._attributes(_tag_name.match(raw, i + 1).end())
        letter = raw[stop:stop + 1]
        if letter == '>':
            return stop + 1
        if letter == '/':
            return stop + 2
        if letter == '' or letter == '=' or letter.isascii() and letter.isalpha():
            return -1
        return stop

    def parse_endtag(self, i):
        """Take an end tag."""
        raw = self.rawdata
        assert raw[i:i + 2] == '</', 'unexpected call to parse_endtag'
        match = _end_of_end_tag.search(raw, i + 1)
        if not match:
            return -1
        stop = match.end()
        match = _end_tag.match(raw, i)
        if not match:
            if self.cdata_elem is not None:
                self.handle_data(raw[i:stop])
                return stop
            name = _tag_name.match(raw, i + 2)
            if not name:
                # </> is nothing, and other strange things are comments.
                return i + 3 if raw[i:i + 3] == '</>' else self.parse_bogus_comment(i)
            stop = raw.find('>', name.end())
            self.handle_endtag(name.group().lower())
            return stop + 1
        tag = match.group(1).lower()
        if self.cdata_elem is not None and tag != self.cdata_elem:
            self.handle_data(raw[i:stop])
            return stop
        self.handle_endtag(tag)
        self.clear_cdata_mode()
        return stop

    def handle_startendtag(self, tag, attrs):
        """A tag such as <br/>."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        """A start tag."""

    def handle_endtag(self, tag):
        """An end tag."""

    def handle_charref(self, name):
        """A character by its number."""

    def handle_entityref(self, name):
        """A character by its name."""

    def handle_data(self, data):
        """Text."""

    def handle_comment(self, data):
        """A comment."""

    def handle_decl(self, decl):
        """A declaration."""

    def handle_pi(self, data):
        """A processing instruction."""

    def unknown_decl(self, data):
        """A marked section."""
