"""pickle: names of modules in Python 2 and 3."""

IMPORTS = {'__builtin__': 'builtins', 'copy_reg': 'copyreg', 'Queue': 'queue', 'SocketServer': 'socketserver',
           'ConfigParser': 'configparser', 'repr': 'reprlib', 'UserDict': 'collections', 'UserList': 'collections',
           'UserString': 'collections', 'cPickle': 'pickle', 'StringIO': 'io', 'cStringIO': 'io', 'thread': '_thread',
           '__builtins__': 'builtins', 'itertools': 'itertools', 'commands': 'subprocess', 'urlparse': 'urllib.parse',
           'HTMLParser': 'html.parser', 'htmlentitydefs': 'html.entities', 'anydbm': 'dbm', 'exceptions': 'builtins'}
NAMES = {('__builtin__', 'xrange'): ('builtins', 'range'), ('__builtin__', 'reduce'): ('functools', 'reduce'),
         ('__builtin__', 'intern'): ('sys', 'intern'), ('__builtin__', 'unichr'): ('builtins', 'chr'),
         ('__builtin__', 'unicode'): ('builtins', 'str'), ('__builtin__', 'long'): ('builtins', 'int'),
         ('itertools', 'izip'): ('builtins', 'zip'), ('itertools', 'imap'): ('builtins', 'map'),
         ('itertools', 'ifilter'): ('builtins', 'filter'),
         ('itertools', 'ifilterfalse'): ('itertools', 'filterfalse'),
         ('itertools', 'izip_longest'): ('itertools', 'zip_longest')}
REVERSE_IMPORTS = {'builtins': '__builtin__', 'copyreg': 'copy_reg', 'queue': 'Queue',
                   'socketserver': 'SocketServer', 'configparser': 'ConfigParser', 'reprlib': 'repr',
                   '_thread': 'thread', 'urllib.parse': 'urlparse', 'html.parser': 'HTMLParser',
                   'html.entities': 'htmlentitydefs', 'dbm': 'anydbm'}
REVERSE_NAMES = {new: old for old, new in NAMES.items()}
REVERSE_NAMES.update({('builtins', name): ('exceptions', name) for name in dir(__import__('builtins'))
                      if name.endswith(('Error', 'Exception', 'Warning', 'Exit', 'Iteration', 'Interrupt'))
                      and not name.startswith('_')})
