"""Two voices, one after the other."""
import threading

condition = threading.Condition()
turn = "first"


def speak(me, other, lines):
    global turn
    for line in lines:
        with condition:
            condition.wait_for(lambda: turn == me)
            print(f"{me}: {line}")
            turn = other
            condition.notify()


first = threading.Thread(target=speak, args=("first", "second", ["roses are red", "sugar is sweet"]))
second = threading.Thread(target=speak, args=("second", "first", ["violets are blue", "and so are you"]))
second.start()
first.start()
first.join()
second.join()
