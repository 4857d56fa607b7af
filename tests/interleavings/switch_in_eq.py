"""A switch inside __eq__, which a dictionary's lookup calls."""
import threading

go = threading.Event()


class Key:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return 1

    def __eq__(self, other):
        print("compare", self.text, other.text)
        return self.text == other.text


table = {Key("a"): 1}


def other():
    go.wait()
    table[Key("b")] = 2
    print("stored")


def one():
    go.wait()
    print(table[Key("a")])


threads = [threading.Thread(target=one), threading.Thread(target=other)]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
