"""Variables of the current context; they are native (`_contextvars`)."""

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')

from _contextvars import Context, ContextVar, Token, copy_context
