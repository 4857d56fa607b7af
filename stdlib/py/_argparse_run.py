"""argparse: one run of a parser over the strings of a command line."""

from gettext import gettext as _

from _argparse_actions import ArgumentError, SUPPRESS, _get_action_name


class Run:
    """The state of one run."""

    def __init__(self, parser, arg_strings, namespace):
        self.parser = parser
        self.strings = arg_strings
        self.namespace = namespace
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for action in group._group_actions:
                others = self.conflicts.setdefault(action, [])
                others.extend(other for other in group._group_actions if other is not action)
        # The meanings of each option by its place, and a letter for each string.
        self.options = {}
        self.pattern = ''.join(self._letters())
        self.positionals = parser._get_positional_actions()
        self.extras = []
        self.seen = set()
        self.seen_with_value = set()
        self.warned = set()

    def _letters(self):
        strings = iter(self.strings)
        for place, string in enumerate(strings):
            if string == '--':
                yield '-'
                for _rest in strings:
                    yield 'A'
                return
            meanings = self.parser._parse_optional(string)
            if meanings is None:
                yield 'A'
            else:
                self.options[place] = meanings
                yield 'O'

    def parse(self):
        """Do all actions; returns the namespace and the strings that nothing took."""
        place = 0
        last_option = max(self.options, default=-1)
        while place <= last_option:
            following = place
            while following not in self.options:
                following += 1
            if place != following:
                end = self._positionals_from(place)
                if end > place:
                    place = end
                    continue
            if place not in self.options:
                self.extras.extend(self.strings[place:following])
                place = following
            place = self._option_at(place)
        end = self._positionals_from(place)
        self.extras.extend(self.strings[end:])
        self._check_required()
        return self.namespace, self.extras

    def _act(self, action, strings, option_string=None):
        """Do what an action does."""
        self.seen.add(action)
        value = self.parser._get_values(action, strings)
        # A value that is the default conflicts with nothing.
        if value is not action.default:
            self.seen_with_value.add(action)
            for other in self.conflicts.get(action, []):
                if other in self.seen_with_value:
                    raise ArgumentError(action, _('not allowed with argument %s') % _get_action_name(other))
        if value is not SUPPRESS:
            action(self.parser, self.namespace, value, option_string)

    def _option_at(self, place):
        """Take the option at a place, and its arguments; returns the place after them."""
        meanings = self.options[place]
        if len(meanings) > 1:
            args = {'option': self.strings[place], 'matches': ', '.join(meaning[1] for meaning in meanings)}
            raise ArgumentError(None, _('ambiguous option: %(option)s could match %(matches)s') % args)
        action, option_string, sep, explicit_arg = meanings[0]
        todo = []
        while True:
            if action is None:
                self.extras.append(self.strings[place])
                return place + 1
            if explicit_arg is None:
                start = place + 1
                stop = start + self.parser._match_argument(action, self.pattern[start:])
                todo.append((action, self.strings[start:stop], option_string))
                break
            count = self.parser._match_argument(action, 'A')
            stop = place + 1
            if count == 1:
                todo.append((action, [explicit_arg], option_string))
                break
            if count or option_string[1] in self.parser.prefix_chars or not explicit_arg:
                self._refuse_explicit(action, explicit_arg)
            # Short options without arguments can stand together: -abc.
            if sep or explicit_arg[0] in self.parser.prefix_chars:
                self._refuse_explicit(action, explicit_arg)
            todo.append((action, [], option_string))
            mark = option_string[0]
            option_string = mark + explicit_arg[0]
            if option_string not in self.parser._option_string_actions:
                self.extras.append(mark + explicit_arg)
                break
            action = self.parser._option_string_actions[option_string]
            sep, explicit_arg = '', explicit_arg[1:]
            if not explicit_arg:
                sep = explicit_arg = None
            elif explicit_arg[0] == '=':
                sep, explicit_arg = '=', explicit_arg[1:]
        for action, strings, option_string in todo:
            if action.deprecated and option_string not in self.warned:
                self.parser._warning(_("option '%(option)s' is deprecated") % {'option': option_string})
                self.warned.add(option_string)
            self._act(action, strings, option_string)
        return stop

    def _refuse_explicit(self, action, explicit_arg):
        raise ArgumentError(action, _('ignored explicit argument %r') % explicit_arg)

    def _positionals_from(self, place):
        """Take positional arguments from a place on; returns the place after them."""
        counts = self.parser._match_arguments_partial(self.positionals, self.pattern[place:])
        for action, count in zip(self.positionals, counts):
            strings = self.strings[place:place + count]
            place += count
            if strings and action.deprecated and action.dest not in self.warned:
                self.parser._warning(_("argument '%(argument_name)s' is deprecated") % {'argument_name': action.dest})
                self.warned.add(action.dest)
            self._act(action, strings)
        self.positionals = self.positionals[len(counts):]
        return place

    def _check_required(self):
        """Refuse a run without required arguments; convert defaults that are strings."""
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_get_action_name(action))
            elif (action.default is not None and isinstance(action.default, str)
                  and getattr(self.namespace, action.dest, self) is action.default):
                setattr(self.namespace, action.dest, self.parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, _('the following arguments are required: %s') % ', '.join(missing))
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(action in self.seen_with_value for action in group._group_actions):
                names = [_get_action_name(action) for action in group._group_actions
                         if action.help is not SUPPRESS]
                raise ArgumentError(None, _('one of the arguments %s is required') % ' '.join(names))
