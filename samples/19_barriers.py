"""Barriers: computing in steps that all threads take together. Here Conway's game of life, some rows for each thread."""
import threading

HEIGHT, WIDTH, THREADS = 9, 12, 3

world = [[0] * WIDTH for _ in range(HEIGHT)]
for row, column in [(0, 1), (1, 2), (2, 0), (2, 1), (2, 2), (5, 7), (5, 8), (5, 9)]:
    world[row][column] = 1
following = [[0] * WIDTH for _ in range(HEIGHT)]
generation = 0


def neighbours(row, column):
    return sum(
        world[(row + down) % HEIGHT][(column + right) % WIDTH]
        for down in (-1, 0, 1) for right in (-1, 0, 1) if (down, right) != (0, 0))


def show():
    print(f"generation {generation}")
    for row in world:
        print("  " + "".join(".#"[cell] for cell in row))


def turn_over():
    """Run by one of the threads when all have come, while the others wait: nobody reads or writes meanwhile."""
    global world, following, generation
    world, following = following, world
    generation += 1
    if generation in (2, 4):
        show()


step = threading.Barrier(THREADS, action=turn_over)


def live(band):
    for _ in range(4):
        for row in band:
            for column in range(WIDTH):
                count = neighbours(row, column)
                following[row][column] = int(count == 3 or count == 2 and world[row][column])
        step.wait()


show()
bands = [range(n, HEIGHT, THREADS) for n in range(THREADS)]
threads = [threading.Thread(target=live, args=(band,)) for band in bands]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

# wait() gives each thread another number, so that one of them can be picked.
barrier = threading.Barrier(3)
numbers = []


def pick():
    number = barrier.wait()
    numbers.append(number)
    if number == 0:
        print("one of three says this")


threads = [threading.Thread(target=pick) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(numbers))

# A barrier breaks when somebody gives up: otherwise the others would wait for ever.
try:
    barrier.wait(timeout=0.005)
except threading.BrokenBarrierError:
    print("broken:", barrier.broken)
barrier.reset()
print("broken:", barrier.broken)
