"""Five philosophers who take their forks in one order never starve."""
import threading

forks = [threading.Lock() for _ in range(5)]
meals = [0] * 5


def philosopher(n):
    first, second = sorted((n, (n + 1) % 5))
    for _ in range(20):
        with forks[first], forks[second]:
            meals[n] += 1


threads = [threading.Thread(target=philosopher, args=(n,)) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(meals, any(fork.locked() for fork in forks))
