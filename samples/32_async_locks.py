"""Tasks change places only at an await: what needs a lock, and what does not."""
import asyncio


class Account:
    def __init__(self, balance):
        self.balance, self.lock = balance, asyncio.Lock()

    async def withdraw(self, amount):
        # No await between look and act: no other task can come between.
        if self.balance < amount:
            return False
        self.balance -= amount
        return True

    async def careless(self, amount):
        if self.balance < amount:
            return False
        await asyncio.sleep(0)  # asks the bank; meanwhile others look as well
        self.balance -= amount
        return True

    async def careful(self, amount):
        async with self.lock:
            return await self.careless(amount)


async def try_all(method):
    account = Account(100)
    results = await asyncio.gather(*[getattr(account, method)(60) for _ in range(3)])
    print(f"{method:9}", results, account.balance)


async def main():
    for method in ("withdraw", "careless", "careful"):
        await try_all(method)

    # A semaphore limits how many are inside.
    limit, inside, most = asyncio.Semaphore(3), 0, 0

    async def visitor():
        nonlocal inside, most
        async with limit:
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*[visitor() for _ in range(20)])
    print("most inside:", most)

    # A condition: wait until something is true. A barrier: wait for each other.
    stock, condition = [], asyncio.Condition()

    async def buyer(name):
        async with condition:
            await condition.wait_for(lambda: stock)
            print(name, "buys", stock.pop())

    buyers = [asyncio.create_task(buyer(name)) for name in ("Ada", "Bob")]
    await asyncio.sleep(0)
    for thing in ("tea", "salt"):
        async with condition:
            stock.append(thing)
            condition.notify()
    await asyncio.gather(*buyers)

    barrier = asyncio.Barrier(3)

    async def runner(name):
        for lap in (1, 2):
            place = await barrier.wait()
            print(name, "starts lap", lap, "as number", place)

    await asyncio.gather(*[runner(name) for name in "xyz"])


asyncio.run(main())
