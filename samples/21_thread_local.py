"""Thread-local data: one name, another value in every thread; and context variables, which are more than that."""
import contextvars
import threading

request = threading.local()


def log(text):
    # Nobody has to hand the user's name down to here.
    entries.append(f"[{request.user}] {text}")


def handle(user):
    request.user = user
    both_are_in.wait()
    work()


def work():
    log("works")


entries = []
both_are_in = threading.Barrier(2)
threads = [threading.Thread(target=handle, args=(user,)) for user in ("ada", "bob")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(entries))
print("in the main thread:", hasattr(request, "user"))


# A subclass is initialised in each thread that uses it.
class Counter(threading.local):
    def __init__(self, start):
        self.count = start

    def next(self):
        self.count += 1
        return self.count


counter = Counter(100)
print(counter.next(), counter.next())


def count():
    results.append((counter.next(), counter.next(), counter.next()))


results = []
for _ in range(2):
    thread = threading.Thread(target=count)
    thread.start()
    thread.join()
print(results, counter.next())


# What a thread keeps there lives as long as the thread.
class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released:", self.name)


def use():
    request.resource = Resource(threading.current_thread().name)
    print("used:", request.resource.name)


thread = threading.Thread(target=use, name="user")
thread.start()
thread.join()

# A context variable belongs to a context. A thread begins with an empty one, but can be given a copy of ours.
language = contextvars.ContextVar("language", default="en")
language.set("de")


def speak(who):
    print(who, language.get())
    language.set("fr")


for who, target in [("empty:", speak), ("copy:", contextvars.copy_context().run)]:
    args = (who,) if target is speak else (speak, who)
    thread = threading.Thread(target=target, args=args)
    thread.start()
    thread.join()
print("ours:", language.get())
