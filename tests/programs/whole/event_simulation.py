# A simulation with heapq and generators.
import heapq
class Sim:
    def __init__(self): self.now, self.queue, self.n = 0, [], 0
    def at(self, t, proc): heapq.heappush(self.queue, (t, self.n, proc)); self.n += 1
    def run(self, until):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, proc = heapq.heappop(self.queue)
            try: delay = next(proc)
            except StopIteration as e: print(f"{self.now:5} ends {e.value}")
            else: self.at(self.now + delay, proc)
def worker(sim, name, delays):
    total = 0
    for d in delays:
        print(f"{sim.now:5} {name} works {d}")
        total += d
        yield d
    return f"{name} after {total}"
sim = Sim()
for i, name in enumerate(["ann", "bob", "cy"]): sim.at(i * 2, worker(sim, name, [3 + i, 1, 4 - i]))
sim.run(9); print("pause", sim.now, len(sim.queue)); sim.run(100)
