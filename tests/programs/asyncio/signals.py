# Signal handlers of the loop, and Ctrl-C during run().
import asyncio
import signal

async def main():
    loop = asyncio.get_running_loop()
    event = asyncio.Event()
    def caught(name):
        print('caught', name)
        event.set()
    loop.add_signal_handler(signal.SIGUSR1, caught, 'USR1')
    signal.raise_signal(signal.SIGUSR1)
    await event.wait()
    print(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    for wrong in ((1000, print), (signal.SIGUSR1, main), ('x', print)):
        try:
            loop.add_signal_handler(*wrong)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)

asyncio.run(main())

async def interrupted():
    asyncio.get_running_loop().call_soon(signal.raise_signal, signal.SIGINT)
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('cancelled')
        raise

try:
    asyncio.run(interrupted())
except KeyboardInterrupt:
    print('KeyboardInterrupt')
