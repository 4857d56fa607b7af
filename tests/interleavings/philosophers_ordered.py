"""Forks are taken in one order: nobody starves."""
import threading
import time

forks = [threading.Lock() for _ in range(3)]


def philosopher(seat):
    first, second = sorted((seat, (seat + 1) % 3))
    with forks[first]:
        time.sleep(0.1)
        with forks[second]:
            print(seat, "eats")


for seat in range(3):
    threading.Thread(target=philosopher, args=(seat,), name=f"philosopher {seat}").start()
