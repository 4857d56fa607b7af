"""A solver of one-way constraints: variables, planning by strength, incremental re-planning."""
import sys

REQUIRED, STRONG, NORMAL, WEAK = range(4)


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.users = []
        self.determined_by = None
        self.mark = 0
        self.strength = WEAK
        self.stay = True

    def __repr__(self):
        return f"{self.name}={self.value}"


class Constraint:
    strength = REQUIRED

    def inputs(self):
        return ()

    def choose_output(self, mark):
        raise NotImplementedError

    def execute(self):
        raise NotImplementedError

    def attach(self):
        for variable in self.variables:
            variable.users.append(self)

    def known(self, mark):
        return all(v.mark == mark or v.stay or v.determined_by is None for v in self.inputs())


class Edit(Constraint):
    def __init__(self, variable, strength):
        self.variables = (variable,)
        self.strength = strength
        self.output = variable

    def choose_output(self, mark):
        return self.output if self.output.mark != mark else None

    def execute(self):
        pass


class Equal(Constraint):
    def __init__(self, a, b, strength=REQUIRED):
        self.variables = (a, b)
        self.strength = strength
        self.output = None

    def choose_output(self, mark):
        a, b = self.variables
        if a.mark == mark:
            self.output = b if b.mark != mark and b.strength >= self.strength else None
        elif b.mark == mark:
            self.output = a if a.strength >= self.strength else None
        else:
            self.output = b if a.strength <= b.strength else a
        return self.output

    def inputs(self):
        return [v for v in self.variables if v is not self.output]

    def execute(self):
        a, b = self.variables
        if self.output is b:
            b.value = a.value
        else:
            a.value = b.value


class Scale(Equal):
    def __init__(self, a, factor, offset, b, strength=REQUIRED):
        super().__init__(a, b, strength)
        self.factor = factor
        self.offset = offset

    def execute(self):
        a, b = self.variables
        if self.output is b:
            b.value = a.value * self.factor + self.offset
        else:
            a.value = (b.value - self.offset) // self.factor


class Planner:
    def __init__(self):
        self.mark = 0

    def add(self, constraint):
        constraint.attach()
        self.mark += 1
        queue = [constraint]
        while queue:
            current = queue.pop()
            output = current.choose_output(self.mark)
            if output is None:
                continue
            previous = output.determined_by
            output.mark = self.mark
            output.determined_by = current
            output.strength = max(current.strength, *(v.strength for v in current.inputs()), 0)
            output.stay = isinstance(current, Edit)
            current.execute()
            if previous is not None and previous is not current:
                queue.append(previous)
            for user in output.users:
                if user is not current and user is not previous:
                    queue.append(user)

    def plan(self, source):
        self.mark += 1
        plan = []
        frontier = [source.output]
        source.output.mark = self.mark
        while frontier:
            variable = frontier.pop()
            for user in variable.users:
                if user is source:
                    continue
                output = user.choose_output(self.mark)
                if output is not None and user not in plan[-3:]:
                    output.mark = self.mark
                    plan.append(user)
                    frontier.append(output)
        return plan


def chain(n):
    planner = Planner()
    variables = [Variable(f"v{i}", 0) for i in range(n + 1)]
    for a, b in zip(variables, variables[1:]):
        planner.add(Equal(a, b))
    edit = Edit(variables[0], STRONG)
    plan = planner.plan(edit)
    total = 0
    for value in range(100):
        variables[0].value = value
        for step in plan:
            step.execute()
        total += variables[-1].value
    return total


def projection(n):
    planner = Planner()
    factor, offset = 10, 1000
    sources, targets = [], []
    for i in range(n):
        source, target = Variable(f"s{i}", i), Variable(f"t{i}", i)
        sources.append(source)
        targets.append(target)
        planner.add(Scale(source, factor, offset, target))
    total = 0
    for source in sources:
        edit = Edit(source, STRONG)
        plan = planner.plan(edit)
        source.value = 17
        for step in plan:
            step.execute()
    total += sum(t.value for t in targets)
    for target in targets[::2]:
        edit = Edit(target, STRONG)
        target.value = 2000
        for step in planner.plan(edit):
            step.execute()
    return total + sum(s.value for s in sources)


def main(rounds):
    total = 0
    for _ in range(rounds):
        total += chain(300) + projection(300)
    print(total, [Variable("x", 1)])


main(int(sys.argv[1]) if len(sys.argv) > 1 else 130)
