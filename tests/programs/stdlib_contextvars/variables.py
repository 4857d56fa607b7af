# Setting, resetting, copying contexts and running in them.
import contextvars
from contextvars import ContextVar, copy_context
v = ContextVar('v', default='none')
w = ContextVar('w')
print(v.name, v.get(), w.get('fallback'))
token = v.set('one')
print(v.get(), token.var is v, token.old_value is contextvars.Token.MISSING)
inner = v.set('two')
print(inner.old_value)
v.reset(inner)
print(v.get())
ctx = copy_context()
def change():
    v.set('changed')
    w.set(5)
    return v.get()
print(ctx.run(change), v.get(), ctx[v], ctx[w], w in ctx, len(ctx) >= 2, ctx.get(ContextVar('q'), 'no'))
print(w.get('still unset'), contextvars.Context().run(v.get))
v.reset(token)
print(v.get())
for f in (lambda: w.get(), lambda: v.reset(token), lambda: w.reset(v.set(1)), lambda: ctx.run(lambda: ctx.run(v.get)), lambda: ContextVar(5), lambda: ctx[ContextVar('z')], lambda: ctx.run()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e)[:24])
