"""A small operating system in simulation: tasks of several kinds pass packets under a priority scheduler."""
import sys

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DATA, CONTROL = "data", "control"


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.index = 0
        self.payload = [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, system, number, priority, queue):
        self.system = system
        self.number = number
        self.priority = priority
        self.queue = queue
        self.held = False
        self.waiting = queue is None
        system.add(self)

    def runnable(self):
        return not self.held and not (self.waiting and self.queue is None)

    def take(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.link
            packet.link = None
        self.waiting = False
        return packet

    def receive(self, packet, sender):
        self.queue = packet.append_to(self.queue)
        return self if self.priority > sender.priority else sender

    def run(self, packet):
        raise NotImplementedError


class IdleTask(Task):
    def __init__(self, system, count):
        super().__init__(system, IDLE, 0, None)
        self.waiting = False
        self.seed = 1
        self.count = count

    def run(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.system.hold()
        if self.seed & 1:
            self.seed = (self.seed >> 1) ^ 0xD008
            return self.system.release(DEVICE_B)
        self.seed >>= 1
        return self.system.release(DEVICE_A)


class WorkTask(Task):
    def __init__(self, system, priority, queue):
        super().__init__(system, WORKER, priority, queue)
        self.letter = 0
        self.handler = HANDLER_A

    def run(self, packet):
        if packet is None:
            return self.system.wait()
        self.handler = HANDLER_B if self.handler == HANDLER_A else HANDLER_A
        packet.owner = self.handler
        packet.index = 0
        for i in range(4):
            self.letter = self.letter % 26 + 1
            packet.payload[i] = 64 + self.letter
        return self.system.send(packet)


class HandlerTask(Task):
    def __init__(self, system, number, priority, queue):
        super().__init__(system, number, priority, queue)
        self.work = None
        self.devices = None

    def run(self, packet):
        if packet is not None:
            if packet.kind is CONTROL:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        if self.work is not None:
            work = self.work
            if work.index >= 4:
                self.work = work.link
                return self.system.send(work)
            if self.devices is not None:
                device = self.devices
                self.devices = device.link
                device.payload[0] = work.payload[work.index]
                work.index += 1
                return self.system.send(device)
        return self.system.wait()


class DeviceTask(Task):
    def __init__(self, system, number, priority):
        super().__init__(system, number, priority, None)
        self.pending = None

    def run(self, packet):
        if packet is None:
            if self.pending is None:
                return self.system.wait()
            packet, self.pending = self.pending, None
            return self.system.send(packet)
        self.pending = packet
        return self.system.hold()


class System:
    def __init__(self):
        self.tasks = []
        self.by_number = [None] * 6
        self.current = None
        self.sent = self.holds = self.steps = 0

    def add(self, task):
        self.by_number[task.number] = task
        self.tasks.append(task)
        self.tasks.sort(key=lambda t: -t.priority)

    def schedule(self):
        task = self.pick()
        while task is not None:
            if not task.runnable():
                task = self.pick()
                continue
            self.current = task
            self.steps += 1
            task = task.run(task.take())

    def pick(self):
        for task in self.tasks:
            if task.runnable():
                return task
        return None

    def release(self, number):
        task = self.by_number[number]
        task.held = False
        return task if task.priority > self.current.priority else self.current

    def hold(self):
        self.holds += 1
        self.current.held = True
        return None if self.current.number == IDLE else self.pick()

    def wait(self):
        self.current.waiting = True
        return self.current

    def send(self, packet):
        self.sent += 1
        target = self.by_number[packet.owner]
        packet.owner = self.current.number
        return target.receive(packet, self.current)


def simulate(count):
    system = System()
    IdleTask(system, count)
    queue = Packet(None, WORKER, CONTROL)
    queue = Packet(queue, WORKER, CONTROL)
    WorkTask(system, 1000, queue)
    for handler, device, priority in ((HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000)):
        queue = None
        for _ in range(3):
            queue = Packet(queue, device, DATA)
        HandlerTask(system, handler, priority, queue)
        DeviceTask(system, device, priority + 2000)
    system.schedule()
    return system.steps, system.sent, system.holds


def main(rounds):
    totals = [0, 0, 0]
    for _ in range(rounds):
        for i, number in enumerate(simulate(5000)):
            totals[i] += number
    print(*totals)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 25)
