"""difflib: differences line by line, with hints where similar lines differ."""


def IS_LINE_JUNK(line, pat=None):
    """Whether a line is blank or has a single '#'."""
    if pat is None:
        return line.strip() in ('', '#')
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Whether a character is a blank or a tab."""
    return ch in ws


def _keep_original_ws(text, tags):
    """The line of hints with the white space of the text where nothing is marked."""
    return ''.join(char if tag == ' ' and char.isspace() else tag for char, tag in zip(text, tags)).rstrip()


class Differ:
    """Compares lists of lines and tells differences for people.

    Each line begins with '- ' (only in the first), '+ ' (only in the second), '  ' (in both) or '? ' (a hint,
    in neither).
    """

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """The differences, line by line."""
        from difflib import SequenceMatcher
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == 'replace':
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif tag == 'delete':
                yield from self._dump('-', a, alo, ahi)
            elif tag == 'insert':
                yield from self._dump('+', b, blo, bhi)
            else:
                yield from self._dump(' ', a, alo, ahi)

    def _dump(self, tag, lines, low, high):
        for index in range(low, high):
            yield '%s %s' % (tag, lines[index])

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        # The shorter part first, so that the lines that belong together stand closer.
        parts = [self._dump('-', a, alo, ahi), self._dump('+', b, blo, bhi)]
        if bhi - blo < ahi - alo:
            parts.reverse()
        for part in parts:
            yield from part

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        """Pair similar lines of the two parts, and show between the pairs what is left."""
        from difflib import SequenceMatcher
        cutoff = 0.74999
        window = 10
        # The lowest place of a that may still be paired.
        done_a, done_b = alo, blo
        matcher = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            # Only lines about as far down as this one are tried.
            around = alo + (j - blo)
            best_ratio, best_i = cutoff, None
            for i in range(max(around - window, done_a), min(around + window + 1, ahi)):
                if a[i] == b[j]:
                    continue
                matcher.set_seq1(a[i])
                if (matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio
                        and matcher.ratio() > best_ratio):
                    best_ratio, best_i = matcher.ratio(), i
            if best_i is None:
                continue
            yield from self._fancy_helper(a, done_a, best_i, b, done_b, j)
            done_a, done_b = best_i + 1, j + 1
            yield from self._pair(matcher, a[best_i], b[j])
        yield from self._fancy_helper(a, done_a, ahi, b, done_b, bhi)

    def _pair(self, matcher, old, new):
        """Two similar lines with hints."""
        matcher.set_seq1(old)
        marks_old = marks_new = ""
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            size_old, size_new = i2 - i1, j2 - j1
            if tag == 'replace':
                marks_old += '^' * size_old
                marks_new += '^' * size_new
            elif tag == 'delete':
                marks_old += '-' * size_old
            elif tag == 'insert':
                marks_new += '+' * size_new
            else:
                marks_old += ' ' * size_old
                marks_new += ' ' * size_new
        yield from self._qformat(old, new, marks_old, marks_new)

    def _fancy_helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._dump('-', a, alo, ahi)
        elif blo < bhi:
            yield from self._dump('+', b, blo, bhi)

    def _qformat(self, aline, bline, atags, btags):
        """The two lines, each followed by its hints if it has any."""
        for mark, line, tags in (('- ', aline, atags), ('+ ', bline, btags)):
            yield mark + line
            tags = _keep_original_ws(line, tags).rstrip()
            if tags:
                yield f"? {tags}\n"
