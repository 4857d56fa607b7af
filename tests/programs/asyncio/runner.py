# Runner and run: one loop for several calls, contexts, debug, and their errors.
import asyncio
import contextvars

variable = contextvars.ContextVar('variable', default=0)

async def count():
    variable.set(variable.get() + 1)
    return variable.get()

with asyncio.Runner() as runner:
    print([runner.run(count()) for _ in range(3)])
    loop = runner.get_loop()
    print(runner.get_loop() is loop, loop.is_closed(), loop.get_debug())
    print(runner.run(count(), context=contextvars.copy_context()))
print(loop.is_closed())
for wrong in (lambda: runner.run(count()), lambda: asyncio.run(3), lambda: asyncio.run(print)):
    try:
        wrong()
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, str(error).split(' at 0x')[0])

async def leaves():
    async def background():
        try:
            await asyncio.sleep(10)
        finally:
            print('background is cancelled')
    asyncio.create_task(background())
    await asyncio.sleep(0)
    return 'main is done'

print(asyncio.run(leaves()))

class Loop(asyncio.SelectorEventLoop):
    pass

async def kind():
    return type(asyncio.get_running_loop()).__name__

print(asyncio.run(kind(), loop_factory=Loop))
