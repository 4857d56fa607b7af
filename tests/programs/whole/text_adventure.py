# A state machine driven by a script of commands.
class Room:
    def __init__(self, name, text): self.name, self.text, self.exits, self.items = name, text, {}, set()
    def join(self, direction, other):
        back = {"north": "south", "east": "west", "up": "down"}
        self.exits[direction] = other; other.exits[back[direction]] = self
hall, kitchen, attic = Room("hall", "A dusty hall."), Room("kitchen", "It smells."), Room("attic", "Dark.")
hall.join("north", kitchen); hall.join("up", attic); kitchen.items |= {"knife", "lamp"}; attic.items.add("box")
class Quit(Exception): pass
class Game:
    def __init__(self): self.room, self.bag, self.turns = hall, [], 0
    def do(self, line):
        self.turns += 1
        match line.lower().split():
            case []: return "Pardon?"
            case ["go", d] | [("north" | "south" | "up" | "down") as d]:
                try: self.room = self.room.exits[d]
                except KeyError: return f"No way {d}; exits: {', '.join(sorted(self.room.exits))}."
                return self.look()
            case ["look"]: return self.look()
            case ["take", "all"]:
                got = sorted(self.room.items); self.bag += got; self.room.items.clear()
                return f"Taken: {got}"
            case ["take", *words] if (item := " ".join(words)) in self.room.items: self.room.items.remove(item); self.bag.append(item); return f"You have the {item}."
            case ["take", *_]: return "No such thing."
            case ["inventory" | "i"]: return ", ".join(self.bag) or "nothing"
            case ["open", "box"] if "box" in self.bag or "box" in self.room.items: return "A treasure!" if "knife" in self.bag else "You need a knife."
            case ["quit"]: raise Quit(f"after {self.turns} turns with {len(self.bag)} things")
            case [verb, *rest]: return f"I cannot {verb} {rest or 'that'}."
    def look(self): return f"{self.room.text} You see {', '.join(sorted(self.room.items)) or 'nothing'}."
g = Game()
try:
    for line in ("look", "west", "go west", "north", "take knife", "take spoon", "take all", "i", "", "south", "up", "open box", "dance wildly now", "TAKE Box", "inventory", "quit", "look"): print(f"> {line}\n{g.do(line)}")
except Quit as q: print("bye", q)
