"""Configuration of logging from dictionaries and files, and from a port."""

import configparser
import functools
import importlib
import io
import os
import re
import struct
import threading

import logging
import logging.handlers

from ._config_dict import (
    BaseConfigurator, ConvertingDict, ConvertingList, ConvertingMixin, ConvertingTuple, DictConfigurator, IDENTIFIER,
    dictConfig, dictConfigClass, valid_ident,
)
from ._config_dict import _clearExistingHandlers, _handle_existing_loggers

DEFAULT_LOGGING_CONFIG_PORT = 9030
RESET_ERROR = 104

_listener = None


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Configure logging from a file in the format of configparser, or from such a parser."""
    if isinstance(fname, str):
        if not os.path.exists(fname):
            raise FileNotFoundError(f"{fname} doesn't exist")
        if not os.path.getsize(fname):
            raise RuntimeError(f'{fname} is an empty file')
    if isinstance(fname, configparser.RawConfigParser):
        parser = fname
    else:
        try:
            parser = configparser.ConfigParser(defaults)
            if hasattr(fname, 'readline'):
                parser.read_file(fname)
            else:
                parser.read(fname, encoding=io.text_encoding(encoding))
        except configparser.ParsingError as error:
            raise RuntimeError(f'{fname} is invalid: {error}')
    formatters = _create_formatters(parser)
    with logging._lock:
        _clearExistingHandlers()
        handlers = _install_handlers(parser, formatters)
        _install_loggers(parser, handlers, disable_existing_loggers)


def _resolve(name):
    """What a dotted name means."""
    parts = name.split('.')
    used = parts.pop(0)
    found = __import__(used)
    for part in parts:
        used = used + '.' + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(used)
            found = getattr(found, part)
    return found


def _names(text):
    return [name.strip() for name in text.split(',')]


def _create_formatters(parser):
    listed = parser['formatters']['keys']
    formatters = {}
    for name in _names(listed) if listed else ():
        section = 'formatter_%s' % name
        options = [parser.get(section, option, raw=True, fallback=None) for option in ('format', 'datefmt')]
        style = parser.get(section, 'style', raw=True, fallback='%')
        defaults = parser.get(section, 'defaults', raw=True, fallback=None)
        kind = logging.Formatter
        named = parser[section].get('class')
        if named:
            kind = _resolve(named)
        if defaults is not None:
            defaults = eval(defaults, vars(logging))
            formatters[name] = kind(*options, style, defaults=defaults)
        else:
            formatters[name] = kind(*options, style)
    return formatters


def _evaluated(text, fallback):
    """A name or an expression over the names of the package."""
    try:
        return eval(text, vars(logging))
    except (AttributeError, NameError):
        return fallback(text)


def _install_handlers(parser, formatters):
    listed = parser['handlers']['keys']
    handlers, targets = {}, []
    for name in _names(listed) if listed else ():
        section = parser['handler_%s' % name]
        kind = _evaluated(section['class'], _resolve)
        args = eval(section.get('args', '()'), vars(logging))
        kwargs = eval(section.get('kwargs', '{}'), vars(logging))
        handler = kind(*args, **kwargs)
        handler.name = name
        if 'level' in section:
            handler.setLevel(section['level'])
        formatter = section.get('formatter', '')
        if formatter:
            handler.setFormatter(formatters[formatter])
        if issubclass(kind, logging.handlers.MemoryHandler):
            target = section.get('target', '')
            if target:
                targets.append((handler, target))
        handlers[name] = handler
    for handler, target in targets:
        handler.setTarget(handlers[target])
    return handlers


def _install_loggers(parser, handlers, disable_existing):
    names = _names(parser['loggers']['keys'])
    names.remove('root')
    section = parser['logger_root']
    root = logging.root
    if 'level' in section:
        root.setLevel(section['level'])
    for handler in root.handlers[:]:
        root.removeHandler(handler)
    listed = section['handlers']
    for name in _names(listed) if listed else ():
        root.addHandler(handlers[name])
    existing = sorted(root.manager.loggerDict)
    children = []
    for name in names:
        section = parser['logger_%s' % name]
        qualified = section['qualname']
        logger = logging.getLogger(qualified)
        if qualified in existing:
            # Those below a logger that is named stay enabled.
            prefix = qualified + '.'
            children.extend(other for other in existing if other.startswith(prefix))
            existing.remove(qualified)
        if 'level' in section:
            logger.setLevel(section['level'])
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        logger.propagate = section.getint('propagate', fallback=1)
        logger.disabled = 0
        listed = section['handlers']
        for handler in _names(listed) if listed else ():
            logger.addHandler(handlers[handler])
    _handle_existing_loggers(existing, children, disable_existing)


def listen(port=DEFAULT_LOGGING_CONFIG_PORT, verify=None):
    """A thread that takes configurations from a port: four bytes with the length, then JSON or a file's text."""
    from socketserver import StreamRequestHandler, ThreadingTCPServer

    class ConfigStreamHandler(StreamRequestHandler):
        """Takes one configuration."""

        def handle(self):
            import json
            import traceback
            try:
                head = self.connection.recv(4)
                if len(head) != 4:
                    return
                length = struct.unpack('>L', head)[0]
                data = self.connection.recv(length)
                while len(data) < length:
                    data += self.connection.recv(length - len(data))
                if self.server.verify is not None:
                    data = self.server.verify(data)
                if data is not None:
                    text = data.decode('utf-8')
                    try:
                        dictConfig(json.loads(text))
                    except Exception:
                        try:
                            fileConfig(io.StringIO(text))
                        except Exception:
                            traceback.print_exc()
                if self.server.ready:
                    self.server.ready.set()
            except OSError as error:
                if error.errno != RESET_ERROR:
                    raise

    class ConfigSocketReceiver(ThreadingTCPServer):
        """Waits for configurations until it is told to stop."""

        allow_reuse_address = 1

        def __init__(self, host='localhost', port=DEFAULT_LOGGING_CONFIG_PORT, handler=None, ready=None, verify=None):
            ThreadingTCPServer.__init__(self, (host, port), handler)
            with logging._lock:
                self.abort = 0
            self.timeout = 1
            self.ready = ready
            self.verify = verify

        def serve_until_stopped(self):
            import select
            abort = 0
            while not abort:
                if select.select([self.socket.fileno()], [], [], self.timeout)[0]:
                    self.handle_request()
                with logging._lock:
                    abort = self.abort
            self.server_close()

    class Server(threading.Thread):

        def __init__(self, rcvr, hdlr, port, verify):
            super().__init__()
            self.rcvr = rcvr
            self.hdlr = hdlr
            self.port = port
            self.verify = verify
            self.ready = threading.Event()

        def run(self):
            global _listener
            server = self.rcvr(port=self.port, handler=self.hdlr, ready=self.ready, verify=self.verify)
            if self.port == 0:
                self.port = server.server_address[1]
            self.ready.set()
            with logging._lock:
                _listener = server
            server.serve_until_stopped()

    return Server(ConfigSocketReceiver, ConfigStreamHandler, port, verify)


def stopListening():
    """End the thread that listens."""
    global _listener
    with logging._lock:
        if _listener:
            _listener.abort = 1
            _listener = None
