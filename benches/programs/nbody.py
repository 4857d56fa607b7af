"""Planets pulling at one another: floats held in attributes."""
import sys
from math import sqrt


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx, vy, vz
        self.mass = mass


def planets():
    """A heavy sun and four made-up planets on near-circular orbits."""
    bodies = [Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 40.0)]
    for i in range(1, 5):
        radius = 1.5 * i
        speed = sqrt(40.0 / radius)
        bodies.append(Body(radius, 0.1 * i, 0.05 * i, 0.0, speed, 0.02 * i, 0.01 * i))
    return bodies


def energy(bodies):
    total = 0.0
    for i, a in enumerate(bodies):
        total += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
        for b in bodies[i + 1:]:
            dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
            total -= a.mass * b.mass / sqrt(dx * dx + dy * dy + dz * dz)
    return total


def advance(pairs, bodies, dt):
    for a, b in pairs:
        dx = a.x - b.x
        dy = a.y - b.y
        dz = a.z - b.z
        distance2 = dx * dx + dy * dy + dz * dz
        pull = dt / (distance2 * sqrt(distance2))
        pull_a = b.mass * pull
        pull_b = a.mass * pull
        a.vx -= dx * pull_a
        a.vy -= dy * pull_a
        a.vz -= dz * pull_a
        b.vx += dx * pull_b
        b.vy += dy * pull_b
        b.vz += dz * pull_b
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


def main(steps):
    bodies = planets()
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]
    print(f"{energy(bodies):.9f}")
    for _ in range(steps):
        advance(pairs, bodies, 0.0005)
    print(f"{energy(bodies):.9f}")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 170_000)
