"""The assertions of test cases."""

import pprint
import re
import sys
import traceback
import types
import warnings

from ._raises import (_AssertRaisesBaseContext, _AssertRaisesContext, _AssertNotWarnsContext, _AssertWarnsContext,
                      _BaseTestCaseContext)
from .util import (_common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr)

__unittest = True

_DIFF_OMITTED = '\nDiff is %s characters long. Set self.maxDiff to None to see it.'


def _line_differences(first, second):
    import difflib
    return '\n' + '\n'.join(difflib.ndiff(pprint.pformat(first).splitlines(),
                                          pprint.pformat(second).splitlines()))


class Assertions(object):
    """All assertions; those that fail raise failureException."""

    def fail(self, msg=None):
        """Fail at once."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return '%s : %s' % (standardMsg, msg)
        except UnicodeDecodeError:
            return '%s : %s' % (safe_repr(standardMsg), safe_repr(msg))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + _DIFF_OMITTED % len(diff)

    def assertFalse(self, expr, msg=None):
        if expr:
            msg = self._formatMessage(msg, "%s is not false" % safe_repr(expr))
            raise self.failureException(msg)

    def assertTrue(self, expr, msg=None):
        if not expr:
            msg = self._formatMessage(msg, "%s is not true" % safe_repr(expr))
            raise self.failureException(msg)

    # Exceptions, warnings and logs.

    def assertRaises(self, expected_exception, *args, **kwargs):
        """A call, or the body of a with statement, raises an exception."""
        context = _AssertRaisesContext(expected_exception, self)
        try:
            return context.handle('assertRaises', args, kwargs)
        finally:
            context = None

    def assertWarns(self, expected_warning, *args, **kwargs):
        """A call, or the body of a with statement, triggers a warning."""
        context = _AssertWarnsContext(expected_warning, self)
        return context.handle('assertWarns', args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        """A call, or the body of a with statement, triggers no warning of a kind."""
        context = _AssertNotWarnsContext(expected_warning, self)
        return context.handle('_assertNotWarns', args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """The same with a message that matches."""
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle('assertRaisesRegex', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """The same with a message that matches."""
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle('assertWarnsRegex', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """The body of a with statement logs something of at least this level."""
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        """The body of a with statement logs nothing of this level."""
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=True)

    # Equality.

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            standardMsg = '%s != %s' % _common_shorten_repr(first, second)
            raise self.failureException(self._formatMessage(msg, standardMsg))

    def assertEqual(self, first, second, msg=None):
        assertion = self._getAssertEqualityFunc(first, second)
        assertion(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            msg = self._formatMessage(msg, '%s == %s' % (safe_repr(first), safe_repr(second)))
            raise self.failureException(msg)

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """The two are equal, or differ by nothing at so many places, or at most by delta."""
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            if diff <= delta:
                return
            standardMsg = '%s != %s within %s delta (%s difference)' % (
                safe_repr(first), safe_repr(second), safe_repr(delta), safe_repr(diff))
        else:
            if places is None:
                places = 7
            if round(diff, places) == 0:
                return
            standardMsg = '%s != %s within %r places (%s difference)' % (
                safe_repr(first), safe_repr(second), places, safe_repr(diff))
        raise self.failureException(self._formatMessage(msg, standardMsg))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """The contrary."""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            if not (first == second) and diff > delta:
                return
            standardMsg = '%s == %s within %s delta (%s difference)' % (
                safe_repr(first), safe_repr(second), safe_repr(delta), safe_repr(diff))
        else:
            if places is None:
                places = 7
            if not (first == second) and round(diff, places) != 0:
                return
            standardMsg = '%s == %s within %r places' % (safe_repr(first), safe_repr(second), places)
        raise self.failureException(self._formatMessage(msg, standardMsg))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Two sequences are equal, and perhaps of a type."""
        name = 'sequence' if seq_type is None else seq_type.__name__
        if seq_type is not None:
            for ordinal, seq in (('First', seq1), ('Second', seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException('%s sequence is not a %s: %s' % (ordinal, name, safe_repr(seq)))
        standardMsg = self._differing_sequences(seq1, seq2, name, seq_type)
        if standardMsg is None:
            return
        standardMsg = self._truncateMessage(standardMsg, _line_differences(seq1, seq2))
        self.fail(self._formatMessage(msg, standardMsg))

    def _differing_sequences(self, seq1, seq2, name, seq_type):
        lengths = []
        for ordinal, seq in (('First', seq1), ('Second', seq2)):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                return '%s %s has no length.    Non-sequence?' % (ordinal, name)
        if seq1 == seq2:
            return None
        text = '%ss differ: %s != %s\n' % (name.capitalize(), *_common_shorten_repr(seq1, seq2))
        unusable = (TypeError, IndexError, NotImplementedError)
        for index in range(min(lengths)):
            items = []
            for ordinal, seq in (('first', seq1), ('second', seq2)):
                try:
                    items.append(seq[index])
                except unusable:
                    text += '\nUnable to index element %d of %s %s\n' % (index, ordinal, name)
                    break
            if len(items) < 2:
                break
            if items[0] != items[1]:
                text += '\nFirst differing element %d:\n%s\n%s\n' % (index, *_common_shorten_repr(*items))
                break
        else:
            if lengths[0] == lengths[1] and seq_type is None and type(seq1) != type(seq2):
                return None
        if lengths[0] != lengths[1]:
            ordinal, seq = ('First', seq1) if lengths[0] > lengths[1] else ('Second', seq2)
            shorter, longer = sorted(lengths)
            text += '\n%s %s contains %d additional elements.\n' % (ordinal, name, longer - shorter)
            try:
                text += 'First extra element %d:\n%s\n' % (shorter, safe_repr(seq[shorter]))
            except unusable:
                text += 'Unable to index element %d of %s %s\n' % (shorter, ordinal.lower(), name)
        return text

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def _set_difference(self, one, other, ordinal):
        try:
            return one.difference(other)
        except TypeError as error:
            self.fail('invalid type when attempting set difference: %s' % error)
        except AttributeError as error:
            self.fail('%s argument does not support set difference: %s' % (ordinal, error))

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        difference1 = self._set_difference(set1, set2, 'first')
        difference2 = self._set_difference(set2, set1, 'second')
        for items, one, other in ((difference1, 'first', 'second'), (difference2, 'second', 'first')):
            if items:
                lines.append(f'Items in the {one} set but not the {other}:')
                lines.extend(map(repr, items))
        if lines:
            self.fail(self._formatMessage(msg, '\n'.join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            standardMsg = '%s != %s' % _common_shorten_repr(d1, d2)
            standardMsg = self._truncateMessage(standardMsg, _line_differences(d1, d2))
            self.fail(self._formatMessage(msg, standardMsg))

    def assertCountEqual(self, first, second, msg=None):
        """Two iterables have the same items the same number of times."""
        first, second = list(first), list(second)
        try:
            differences = _count_diff_hashable(first, second)
        except TypeError:
            differences = _count_diff_all_purpose(first, second)
        if differences:
            lines = ['First has %d, Second has %d:  %r' % difference for difference in differences]
            standardMsg = self._truncateMessage('Element counts were not equal:\n', '\n'.join(lines))
            self.fail(self._formatMessage(msg, standardMsg))

    def assertMultiLineEqual(self, first, second, msg=None):
        """Two strings are equal; tells which lines are not."""
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        # With a newline more, the difference between a last line with and one without a newline is seen.
        lines1, lines2 = first, second
        if first and second:
            if first[-1] != '\n' or second[-1] != '\n':
                lines1 += '\n'
                lines2 += '\n'
        elif second and second[-1] != '\n':
            lines2 += '\n'
        elif first and first[-1] != '\n':
            lines1 += '\n'
        import difflib
        diff = '\n' + ''.join(difflib.ndiff(lines1.splitlines(keepends=True), lines2.splitlines(keepends=True)))
        standardMsg = self._truncateMessage('%s != %s' % _common_shorten_repr(first, second), diff)
        self.fail(self._formatMessage(msg, standardMsg))

    # Membership, identity, order, type.

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self.fail(self._formatMessage(msg, '%s not found in %s' % (safe_repr(member), safe_repr(container))))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            standardMsg = '%s unexpectedly found in %s' % (safe_repr(member), safe_repr(container))
            self.fail(self._formatMessage(msg, standardMsg))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self.fail(self._formatMessage(msg, '%s is not %s' % (safe_repr(expr1), safe_repr(expr2))))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self.fail(self._formatMessage(msg, 'unexpectedly identical: %s' % (safe_repr(expr1),)))

    def _refuse_order(self, a, b, words, msg):
        self.fail(self._formatMessage(msg, '%s not %s %s' % (safe_repr(a), words, safe_repr(b))))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._refuse_order(a, b, 'less than', msg)

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._refuse_order(a, b, 'less than or equal to', msg)

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._refuse_order(a, b, 'greater than', msg)

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._refuse_order(a, b, 'greater than or equal to', msg)

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self.fail(self._formatMessage(msg, '%s is not None' % (safe_repr(obj),)))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self.fail(self._formatMessage(msg, 'unexpectedly None'))

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self.fail(self._formatMessage(msg, '%s is not an instance of %r' % (safe_repr(obj), cls)))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self.fail(self._formatMessage(msg, '%s is an instance of %r' % (safe_repr(obj), cls)))

    def assertRegex(self, text, expected_regex, msg=None):
        """The text has a match of the regular expression."""
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            standardMsg = "Regex didn't match: %r not found in %r" % (expected_regex.pattern, text)
            raise self.failureException(self._formatMessage(msg, standardMsg))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """The text has no match of the regular expression."""
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            standardMsg = 'Regex matched: %r matches %r in %r' % (text[match.start():match.end()],
                                                                  unexpected_regex.pattern, text)
            raise self.failureException(self._formatMessage(msg, standardMsg))
