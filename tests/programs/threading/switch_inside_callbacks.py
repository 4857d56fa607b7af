"""Other threads run while one is inside a native function that called back."""
import threading


def meeting():
    """A pair of functions: each waits until the other thread has called its own as often."""
    barrier = threading.Barrier(2)

    def wait(value):
        barrier.wait()
        return value
    return wait


class Key:
    def __init__(self, value, wait):
        self.value = value
        self.wait = wait

    def __eq__(self, other):
        return self.wait(self.value == other.value)

    def __hash__(self):
        return 1

    def __lt__(self, other):
        return self.wait(self.value < other.value)


def in_two(work):
    """Run work(wait) in two threads at once and show that both come to the same."""
    wait = meeting()
    results = []
    threads = [threading.Thread(target=lambda: results.append(work(wait))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(results[0] == results[1], results[0])


def generate(wait):
    for n in range(4):
        yield wait(n)


in_two(lambda wait: sorted([3, 1, 2], key=wait))
in_two(lambda wait: [key.value for key in sorted([Key(n, wait) for n in (3, 1, 2)])])
in_two(lambda wait: list(generate(wait)))
in_two(lambda wait: list(map(wait, "abc")))
in_two(lambda wait: sum(generate(wait)))
in_two(lambda wait: dict.fromkeys([Key(n, wait) for n in (1, 2, 1)], 0).keys().__len__())
in_two(lambda wait: max(3, 7, 5, key=wait))
in_two(lambda wait: ",".join(str(n) for n in generate(wait)))
in_two(lambda wait: {n: wait(n) for n in range(3)})
