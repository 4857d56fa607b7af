"""Objects that stand for others in tests, and the means to put them in place.

    from unittest.mock import Mock, patch

    with patch('os.getcwd', return_value='/here') as getcwd:
        ...
    getcwd.assert_called_once_with()
"""

__all__ = ('Mock', 'MagicMock', 'patch', 'sentinel', 'DEFAULT', 'ANY', 'call', 'create_autospec', 'AsyncMock',
           'ThreadingMock', 'FILTER_DIR', 'NonCallableMock', 'NonCallableMagicMock', 'mock_open', 'PropertyMock',
           'seal')

__unittest = True

from ._mock_base import (Base, InvalidSpecError, NonCallableMock, _MockIter, _SpecState, _check_and_set_parent,
                         _extract_mock, _is_async_func, _is_async_obj, _is_exception, _is_instance_mock, _is_magic,
                         _instance_callable, _callable, _try_iter)
from ._mock_call import (ANY, DEFAULT, _ANY, _AnyComparer, _Call, _CallList, _Sentinel, _SentinelObject, call,
                         sentinel)
from ._mock_magic import (AsyncMagicMixin, AsyncMock, AsyncMockMixin, CallableMixin, MagicMixin, MagicMock,
                          MagicProxy, Mock, NonCallableMagicMock, PropertyMock, ThreadingMixin, ThreadingMock,
                          _all_magics, _async_magics, _async_method_magics, _magics, _non_defaults,
                          _sync_async_magics)
from ._mock_patch import _get_target, _importer, _patch, _patch_dict, _patch_object, _prefix, patch
from ._mock_spec import FunctionTypes, create_autospec, mock_open, seal

for _each in (create_autospec, mock_open, patch, seal):
    _each.__module__ = 'unittest.mock'
del _each

# Whether dir() of a mock shows only what is of use.
FILTER_DIR = True
