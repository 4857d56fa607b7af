"""Two voices take turns, line by line, on one condition."""
import threading

POEM = ["Tiger, tiger,", "burning bright", "in the forests", "of the night"]
turn = threading.Condition()
line = 0


def voice(number):
    global line
    while True:
        with turn:
            turn.wait_for(lambda: line >= len(POEM) or line % 2 == number)
            if line >= len(POEM):
                return
            print(f"{number}: {POEM[line]}")
            line += 1
            turn.notify_all()


voices = [threading.Thread(target=voice, args=(number,), name=f"voice {number}") for number in range(2)]
for thread in voices:
    thread.start()
for thread in voices:
    thread.join()
