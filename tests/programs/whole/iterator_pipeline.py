# itertools, operator and generators in a pipeline over log lines.
import itertools as it, operator as op, collections as c
log = """10:01 INFO start
10:02 WARN disk 91
10:02 INFO user ann
10:03 ERROR disk full
10:05 WARN disk 95
10:05 INFO user bob
10:09 ERROR net down
10:09 INFO stop"""
Entry = c.namedtuple("Entry", "time level words")
def parse(lines):
    for l in lines:
        t, level, *w = l.split()
        yield Entry(t, level, tuple(w))
entries = list(parse(log.splitlines()))
print(entries[1], entries[1]._replace(level="X").level, Entry._fields)
print({k: len(list(g)) for k, g in it.groupby(sorted(entries, key=op.attrgetter("level")), key=op.attrgetter("level"))})
for minute, group in it.groupby(entries, key=lambda e: e.time): print(minute, [e.level[0] for e in group], end="; ")
print()
print(list(it.accumulate(map(len, (e.words for e in entries)))), list(it.islice(it.cycle("ab"), 5)), list(it.chain.from_iterable(e.words for e in entries))[:4])
print(list(it.takewhile(lambda e: e.level != "ERROR", entries))[-1].words, list(it.dropwhile(lambda e: e.level != "ERROR", entries))[0].time, list(it.pairwise([1, 2, 4])), list(it.batched("abcde", 2)))
print(list(it.product("ab", repeat=2)), list(it.combinations(range(4), 2)), list(it.permutations("abc", 2))[:3], list(it.zip_longest("abc", "x", fillvalue="-")), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.compress("abc", [1, 0, 1])))
cnt = c.Counter(w for e in entries for w in e.words)
print(cnt.most_common(2), cnt["nothing"], sum(cnt.values()), c.Counter("abca") - c.Counter("ab"))
d = c.defaultdict(list)
for e in entries: d[e.level].append(e.time)
print(dict(d), c.deque(range(5), maxlen=3), c.ChainMap({"a": 1}, {"a": 2, "b": 3})["b"], c.OrderedDict(a=1, b=2))
a, b = it.tee(iter(range(3)))
print(list(a), list(b), next(it.count(10, 5)), list(it.repeat("x", 2)), list(it.filterfalse(None, [0, 1])), op.itemgetter(1, 0)("ab"), op.methodcaller("upper")("q"))
