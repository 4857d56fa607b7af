"""Everybody takes the left fork first: each has one, and waits for the other."""
import threading
import time

forks = [threading.Lock() for _ in range(3)]


def philosopher(seat):
    with forks[seat]:
        time.sleep(0.1)
        with forks[(seat + 1) % 3]:
            print(seat, "eats")


for seat in range(3):
    threading.Thread(target=philosopher, args=(seat,), name=f"philosopher {seat}").start()
