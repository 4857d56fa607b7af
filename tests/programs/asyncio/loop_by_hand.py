# The loop's own methods: run_until_complete, run_forever, stop, close.
import asyncio

loop = asyncio.new_event_loop()
print(loop, loop.is_running(), loop.is_closed())
loop.call_soon(print, 'first')
loop.call_soon(loop.stop)
loop.call_soon(print, 'in the same turn')
loop.run_forever()
loop.stop()
loop.call_soon(print, 'stopped before it began')
loop.run_forever()
print(loop.run_until_complete(asyncio.sleep(0, 'value')))
future = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(future)
except RuntimeError as error:
    print(error)
def exits():
    raise SystemExit(3)
loop.call_soon(exits)
try:
    loop.run_forever()
except SystemExit as error:
    print('exit', error.code, loop.is_running())
async def interrupted():
    raise KeyboardInterrupt
try:
    loop.run_until_complete(interrupted())
except KeyboardInterrupt:
    print('interrupted')
print(loop.run_until_complete(asyncio.sleep(0, 'again')))
loop.close()
loop.close()
print(loop, loop.is_closed())
for refused in (lambda: loop.call_soon(print), loop.run_forever, lambda: loop.call_later(1, print)):
    try:
        refused()
    except RuntimeError as error:
        print(error)
