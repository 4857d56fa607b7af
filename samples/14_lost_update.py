"""The lost update: what `total += 1` is made of, the switch that breaks it, and what helps.

With switches at instructions of one's choice anything can be shown, but not on every interpreter: here a barrier stands
where the switch would fall, so that the worst case happens every time.
"""
import dis
import threading

total = 0


def add():
    global total
    total += 1


# Four instructions: load, add, store. A thread that is switched away between load and store writes back an old value.
print([i.opname for i in dis.get_instructions(add) if i.opname not in ("RESUME", "RETURN_CONST")])


def run(target, count):
    threads = [threading.Thread(target=target) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# The same in slow motion: both threads load before either stores.
switch = threading.Barrier(2)


def add_with_a_switch():
    global total
    loaded = total
    switch.wait()
    total = loaded + 1


run(add_with_a_switch, 2)
print("two threads added one each:", total)

# It is the same with every "look, then act".
account = {"balance": 100}
switch = threading.Barrier(2)


def withdraw():
    if account["balance"] >= 80:
        switch.wait()
        account["balance"] -= 80


run(withdraw, 2)
print("the account:", account["balance"])

# A lock makes loading and storing one step for all who take it. There is no place left for the barrier: the second
# thread does not come to it while the first is inside.
lock = threading.Lock()
total = 0


def add_locked():
    global total
    for _ in range(500):
        with lock:
            loaded = total
            total = loaded + 1


run(add_locked, 4)
print("four threads added 500 each:", total)


# Instead of a lock: a total for each thread, added up at the end.
totals = {}


def add_own():
    own = 0
    for _ in range(500):
        own += 1
    totals[threading.get_ident(), own] = own  # one store, of a key that no other thread uses


everybody = threading.Barrier(4)


def add_own_together():
    everybody.wait()  # all alive at once, so that their identifiers differ
    add_own()
    everybody.wait()


run(add_own_together, 4)
print("four totals:", list(totals.values()), sum(totals.values()))
