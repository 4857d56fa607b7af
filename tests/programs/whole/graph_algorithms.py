# Breadth first, Dijkstra, topological order, components.
from collections import deque, defaultdict
import heapq
graph = {"a": {"b": 7, "c": 9, "f": 14}, "b": {"c": 10, "d": 15}, "c": {"d": 11, "f": 2}, "d": {"e": 6}, "f": {"e": 9}, "e": {}, "lonely": {}}
def bfs(start):
    seen, q = {start: None}, deque([start])
    while q:
        for n in graph[u := q.popleft()]:
            if n not in seen: seen[n] = u; q.append(n)
    return seen
def dijkstra(start):
    dist, heap = {}, [(0, start, [])]
    while heap:
        d, u, path = heapq.heappop(heap)
        if u in dist: continue
        dist[u] = d, path + [u]
        for v, w in graph[u].items(): heapq.heappush(heap, (d + w, v, path + [u]))
    return dist
print(bfs("a"))
for n, (d, p) in sorted(dijkstra("a").items()): print(n, d, "->".join(p))
def topo(g):
    indeg = defaultdict(int)
    for u in g:
        for v in g[u]: indeg[v] += 1
    ready = [u for u in g if not indeg[u]]
    while ready:
        u = ready.pop(); yield u
        for v in g[u]:
            indeg[v] -= 1
            if not indeg[v]: ready.append(v)
print(list(topo(graph)))
def components(edges, nodes):
    parent = {n: n for n in nodes}
    def find(x):
        while parent[x] != x: parent[x] = x = parent[parent[x]]
        return x
    for u, v in edges: parent[find(u)] = find(v)
    out = defaultdict(list)
    for n in nodes: out[find(n)].append(n)
    return sorted(out.values())
print(components([(u, v) for u in graph for v in graph[u]], list(graph)))
def paths(u, goal, seen=()):
    if u == goal: yield [*seen, u]
    for v in graph[u]:
        if v not in seen: yield from paths(v, goal, (*seen, u))
print(list(paths("a", "e")))
