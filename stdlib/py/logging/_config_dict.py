"""logging.config: configuration from a dictionary."""

import functools
import importlib
import queue
import re

import logging
import logging.handlers

IDENTIFIER = re.compile('^[a-z_][a-z0-9_]*$', re.I)


def valid_ident(s):
    """Whether a text is an identifier; ValueError if not."""
    if not IDENTIFIER.match(s):
        raise ValueError('Not a valid Python identifier: %r' % s)
    return True


def _clearExistingHandlers():
    """Forget and close all handlers."""
    logging._handlers.clear()
    logging.shutdown(logging._handlerList[:])
    del logging._handlerList[:]


def _handle_existing_loggers(existing, child_loggers, disable_existing):
    """What becomes of loggers that a configuration does not name."""
    for name in existing:
        logger = logging.root.manager.loggerDict[name]
        if name in child_loggers:
            if not isinstance(logger, logging.PlaceHolder):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
        else:
            logger.disabled = disable_existing


class ConvertingMixin:
    """Converts values when they are taken out of a container."""

    def convert_with_key(self, key, value, replace=True):
        """The value of a key, converted; it is put back."""
        result = self.configurator.convert(value)
        if value is not result:
            if replace:
                self[key] = result
            if type(result) in (ConvertingDict, ConvertingList, ConvertingTuple):
                result.parent = self
                result.key = key
        return result

    def convert(self, value):
        """A value, converted."""
        result = self.configurator.convert(value)
        if value is not result and type(result) in (ConvertingDict, ConvertingList, ConvertingTuple):
            result.parent = self
        return result


class ConvertingDict(dict, ConvertingMixin):
    """A dictionary that converts its values."""

    def __getitem__(self, key):
        return self.convert_with_key(key, dict.__getitem__(self, key))

    def get(self, key, default=None):
        return self.convert_with_key(key, dict.get(self, key, default))

    def pop(self, key, default=None):
        return self.convert_with_key(key, dict.pop(self, key, default), replace=False)


class ConvertingList(list, ConvertingMixin):
    """A list that converts its items."""

    def __getitem__(self, key):
        return self.convert_with_key(key, list.__getitem__(self, key))

    def pop(self, idx=-1):
        return self.convert(list.pop(self, idx))


class ConvertingTuple(tuple, ConvertingMixin):
    """A tuple that converts its items."""

    def __getitem__(self, key):
        return self.convert_with_key(key, tuple.__getitem__(self, key), replace=False)


class BaseConfigurator:
    """Understands `ext://` and `cfg://` in values."""

    CONVERT_PATTERN = re.compile(r'^(?P<prefix>[a-z]+)://(?P<suffix>.*)$')
    WORD_PATTERN = re.compile(r'^\s*(\w+)\s*')
    DOT_PATTERN = re.compile(r'^\.\s*(\w+)\s*')
    INDEX_PATTERN = re.compile(r'^\[([^\[\]]*)\]\s*')
    DIGIT_PATTERN = re.compile(r'^\d+$')

    value_converters = {'ext': 'ext_convert', 'cfg': 'cfg_convert'}
    importer = staticmethod(__import__)

    def __init__(self, config):
        self.config = ConvertingDict(config)
        self.config.configurator = self

    def resolve(self, s):
        """What a dotted name means."""
        parts = s.split('.')
        used = parts.pop(0)
        try:
            found = self.importer(used)
            for part in parts:
                used += '.' + part
                try:
                    found = getattr(found, part)
                except AttributeError:
                    self.importer(used)
                    found = getattr(found, part)
            return found
        except ImportError as error:
            raise ValueError('Cannot resolve %r: %s' % (s, error)) from error

    def ext_convert(self, value):
        """The value of `ext://`."""
        return self.resolve(value)

    def cfg_convert(self, value):
        """The value of `cfg://`: a place in the configuration."""
        rest = value
        match = self.WORD_PATTERN.match(rest)
        if match is None:
            raise ValueError('Unable to convert %r' % value)
        rest = rest[match.end():]
        found = self.config[match.groups()[0]]
        while rest:
            match = self.DOT_PATTERN.match(rest)
            if match:
                found = found[match.groups()[0]]
            else:
                match = self.INDEX_PATTERN.match(rest)
                if match:
                    index = match.groups()[0]
                    if not self.DIGIT_PATTERN.match(index):
                        found = found[index]
                    else:
                        try:
                            found = found[int(index)]
                        except TypeError:
                            found = found[index]
            if not match:
                raise ValueError('Unable to convert %r at %r' % (value, rest))
            rest = rest[match.end():]
        return found

    def convert(self, value):
        """Containers that convert, and texts with a prefix as what they mean."""
        wrapper = None
        if not isinstance(value, ConvertingDict) and isinstance(value, dict):
            wrapper = ConvertingDict
        elif not isinstance(value, ConvertingList) and isinstance(value, list):
            wrapper = ConvertingList
        elif (not isinstance(value, ConvertingTuple) and isinstance(value, tuple)
                and not hasattr(value, '_fields')):
            wrapper = ConvertingTuple
        if wrapper is not None:
            value = wrapper(value)
            value.configurator = self
        elif isinstance(value, str):
            match = self.CONVERT_PATTERN.match(value)
            if match:
                converter = self.value_converters.get(match['prefix'])
                if converter:
                    value = getattr(self, converter)(match['suffix'])
        return value

    def configure_custom(self, config):
        """What a factory makes of a configuration: `()` names it, `.` has attributes."""
        factory = config.pop('()')
        if not callable(factory):
            factory = self.resolve(factory)
        kwargs = {key: config[key] for key in config if key != '.' and valid_ident(key)}
        made = factory(**kwargs)
        attributes = config.pop('.', None)
        if attributes:
            for name, value in attributes.items():
                setattr(made, name, value)
        return made

    def as_tuple(self, value):
        """Lists as tuples."""
        return tuple(value) if isinstance(value, list) else value


def _is_queue_like_object(obj):
    if isinstance(obj, (queue.Queue, queue.SimpleQueue)):
        return True
    return all(callable(getattr(obj, name, None)) for name in ('put_nowait', 'get'))


class DictConfigurator(BaseConfigurator):
    """Configures logging from a dictionary."""

    def configure(self):
        """Do what the dictionary says."""
        config = self.config
        if 'version' not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config['version'] != 1:
            raise ValueError("Unsupported version: %s" % config['version'])
        with logging._lock:
            if config.pop('incremental', False):
                self._change(config)
            else:
                self._configure_all(config)

    def _change(self, config):
        """Only levels, of what is there."""
        handlers = config.get('handlers', {})
        for name in handlers:
            if name not in logging._handlers:
                raise ValueError('No handler found with name %r' % name)
            try:
                level = handlers[name].get('level', None)
                if level:
                    logging._handlers[name].setLevel(logging._checkLevel(level))
            except Exception as error:
                raise ValueError('Unable to configure handler %r' % name) from error
        loggers = config.get('loggers', {})
        for name in loggers:
            try:
                self.configure_logger(name, loggers[name], True)
            except Exception as error:
                raise ValueError('Unable to configure logger %r' % name) from error
        root = config.get('root', None)
        if root:
            try:
                self.configure_root(root, True)
            except Exception as error:
                raise ValueError('Unable to configure root logger') from error

    def _configure_all(self, config):
        disable_existing = config.pop('disable_existing_loggers', True)
        _clearExistingHandlers()
        formatters = config.get('formatters', {})
        for name in formatters:
            try:
                formatters[name] = self.configure_formatter(formatters[name])
            except Exception as error:
                raise ValueError('Unable to configure formatter %r' % name) from error
        filters = config.get('filters', {})
        for name in filters:
            try:
                filters[name] = self.configure_filter(filters[name])
            except Exception as error:
                raise ValueError('Unable to configure filter %r' % name) from error
        self._configure_handlers(config.get('handlers', {}))
        root = logging.root
        existing = sorted(root.manager.loggerDict.keys())
        children = []
        loggers = config.get('loggers', {})
        for name in loggers:
            if name in existing:
                prefix = name + '.'
                children.extend(other for other in existing if other.startswith(prefix))
                existing.remove(name)
            try:
                self.configure_logger(name, loggers[name])
            except Exception as error:
                raise ValueError('Unable to configure logger %r' % name) from error
        _handle_existing_loggers(existing, children, disable_existing)
        root = config.get('root', None)
        if root:
            try:
                self.configure_root(root)
            except Exception as error:
                raise ValueError('Unable to configure root logger') from error

    def _configure_handlers(self, handlers):
        deferred = []
        for name in sorted(handlers):
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as error:
                if ' not configured yet' in str(error.__cause__):
                    deferred.append(name)
                else:
                    raise ValueError('Unable to configure handler %r' % name) from error
        for name in deferred:
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as error:
                raise ValueError('Unable to configure handler %r' % name) from error

    def configure_formatter(self, config):
        """A formatter."""
        if '()' in config:
            factory = config['()']
            try:
                return self.configure_custom(config)
            except TypeError as error:
                if "'format'" not in str(error):
                    raise
                # Factories of old call it `fmt`.
                config['fmt'] = config.pop('format')
                config['()'] = factory
                return self.configure_custom(config)
        kwargs = {'defaults': config['defaults']} if 'defaults' in config else {}
        kind = config.get('class', None)
        kind = self.resolve(kind) if kind else logging.Formatter
        args = [config.get('format', None), config.get('datefmt', None), config.get('style', '%')]
        if 'validate' in config:
            args.append(config['validate'])
        return kind(*args, **kwargs)

    def configure_filter(self, config):
        """A filter."""
        if '()' in config:
            return self.configure_custom(config)
        return logging.Filter(config.get('name', ''))

    def add_filters(self, filterer, filters):
        """Add filters by their names."""
        for each in filters:
            try:
                if callable(each) or callable(getattr(each, 'filter', None)):
                    filterer.addFilter(each)
                else:
                    filterer.addFilter(self.config['filters'][each])
            except Exception as error:
                raise ValueError('Unable to add filter %r' % each) from error

    def _configure_queue_handler(self, klass, **kwargs):
        shown = kwargs.pop('queue', None)
        made = queue.Queue() if shown is None else shown
        respect = kwargs.pop('respect_handler_level', False)
        listener_class = kwargs.pop('listener', logging.handlers.QueueListener)
        handlers = kwargs.pop('handlers', [])
        listener = listener_class(made, *handlers, respect_handler_level=respect)
        handler = klass(made, **kwargs)
        handler.listener = listener
        return handler

    def _queue_of(self, config):
        """What a queue handler is to have as its queue."""
        spec = config['queue']
        if isinstance(spec, str):
            spec = self.resolve(spec)
            if not callable(spec):
                raise TypeError('Invalid queue specifier %r' % spec)
            return spec()
        if isinstance(spec, dict):
            if '()' not in spec:
                raise TypeError('Invalid queue specifier %r' % spec)
            return self.configure_custom(dict(spec))
        if not _is_queue_like_object(spec):
            raise TypeError('Invalid queue specifier %r' % spec)
        return spec

    def _listener_of(self, config):
        """What a queue handler is to have as its listener."""
        spec = config['listener']
        if isinstance(spec, type):
            if not issubclass(spec, logging.handlers.QueueListener):
                raise TypeError('Invalid listener specifier %r' % spec)
            return spec
        if isinstance(spec, str):
            found = self.resolve(spec)
            if isinstance(found, type) and not issubclass(found, logging.handlers.QueueListener):
                raise TypeError('Invalid listener specifier %r' % spec)
        elif isinstance(spec, dict):
            if '()' not in spec:
                raise TypeError('Invalid listener specifier %r' % spec)
            found = self.configure_custom(dict(spec))
        else:
            raise TypeError('Invalid listener specifier %r' % spec)
        if not callable(found):
            raise TypeError('Invalid listener specifier %r' % spec)
        return found

    def _fit_arguments(self, kind, config):
        """Arguments of handlers that stand for something else."""
        handlers = logging.handlers
        if issubclass(kind, handlers.MemoryHandler):
            if 'flushLevel' in config:
                config['flushLevel'] = logging._checkLevel(config['flushLevel'])
            if 'target' in config:
                try:
                    target = self.config['handlers'][config['target']]
                    if not isinstance(target, logging.Handler):
                        config.update(config)
                        raise TypeError('target not configured yet')
                    config['target'] = target
                except Exception as error:
                    raise ValueError('Unable to set target handler %r' % config['target']) from error
        elif issubclass(kind, handlers.QueueHandler):
            if 'queue' in config:
                config['queue'] = self._queue_of(config)
            if 'listener' in config:
                config['listener'] = self._listener_of(config)
            if 'handlers' in config:
                found = []
                try:
                    for name in config['handlers']:
                        handler = self.config['handlers'][name]
                        if not isinstance(handler, logging.Handler):
                            raise TypeError('Required handler %r is not configured yet' % name)
                        found.append(handler)
                except Exception as error:
                    raise ValueError('Unable to set required handler %r' % name) from error
                config['handlers'] = found
        elif issubclass(kind, handlers.SMTPHandler) and 'mailhost' in config:
            config['mailhost'] = self.as_tuple(config['mailhost'])
        elif issubclass(kind, handlers.SysLogHandler) and 'address' in config:
            config['address'] = self.as_tuple(config['address'])

    def configure_handler(self, config):
        """A handler."""
        whole = dict(config)
        formatter = config.pop('formatter', None)
        if formatter:
            try:
                formatter = self.config['formatters'][formatter]
            except Exception as error:
                raise ValueError('Unable to set formatter %r' % formatter) from error
        level = config.pop('level', None)
        filters = config.pop('filters', None)
        if '()' in config:
            factory = config.pop('()')
            if not callable(factory):
                factory = self.resolve(factory)
        else:
            named = config.pop('class')
            kind = named if callable(named) else self.resolve(named)
            try:
                self._fit_arguments(kind, config)
            except ValueError as error:
                if ' not configured yet' in str(error.__cause__):
                    # It comes later.
                    config.update(whole)
                raise
            if issubclass(kind, logging.handlers.QueueHandler):
                factory = functools.partial(self._configure_queue_handler, kind)
            else:
                factory = kind
        kwargs = {key: config[key] for key in config if key != '.' and valid_ident(key)}
        try:
            handler = factory(**kwargs)
        except TypeError as error:
            if "'stream'" not in str(error):
                raise
            # Handlers of old call it `strm`.
            kwargs['strm'] = kwargs.pop('stream')
            handler = factory(**kwargs)
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(handler, filters)
        attributes = config.pop('.', None)
        if attributes:
            for name, value in attributes.items():
                setattr(handler, name, value)
        return handler

    def add_handlers(self, logger, handlers):
        """Add handlers by their names."""
        for name in handlers:
            try:
                logger.addHandler(self.config['handlers'][name])
            except Exception as error:
                raise ValueError('Unable to add handler %r' % name) from error

    def common_logger_config(self, logger, config, incremental=False):
        """What the root logger and others have in common."""
        level = config.get('level', None)
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if not incremental:
            for handler in logger.handlers[:]:
                logger.removeHandler(handler)
            handlers = config.get('handlers', None)
            if handlers:
                self.add_handlers(logger, handlers)
            filters = config.get('filters', None)
            if filters:
                self.add_filters(logger, filters)

    def configure_logger(self, name, config, incremental=False):
        """A logger."""
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        propagate = config.get('propagate', None)
        if propagate is not None:
            logger.propagate = propagate

    def configure_root(self, config, incremental=False):
        """The root logger."""
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Configure logging from a dictionary."""
    dictConfigClass(config).configure()
