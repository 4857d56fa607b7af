# slice objects: attributes, indices, comparison, hash.
s = slice(1, 10, 2)
print(s, slice(5), slice(None), slice(1, None), s.start, s.stop, s.step, s.indices(5), slice(None).indices(5), slice(None, None, -1).indices(5), slice(-3, None).indices(10), slice(10, -10, -3).indices(6), slice(0).indices(0))
print(slice(1, 2) == slice(1, 2), slice(1, 2) == slice(1, 3), slice(1) < slice(2), slice("a", [1], None), hash(slice(1, 2)) == hash(slice(1, 2, None)), {slice(1): "k"}[slice(1)])
class G:
    def __getitem__(self, key): return key
    def __setitem__(self, key, value): print("set", key, value)
    def __delitem__(self, key): print("del", key)
g = G()
print(g[1], g[1:2], g[:], g[::], g[1:2, 3], g[...], g[:, 1:2], g[()], g["a":"b":"c"], g[1,], g[*(1, 2)], g[*[1], 2:3], g[-1:], g[None])
g[1:2] = 5; g[:, ...] = 6; del g[::2]; del g[1, 2]
g[0] = g[1:] = 7
for code in ("slice()", "slice(1, 2, 3, 4)", "slice(1).indices(-1)", "slice(1).indices('a')", "slice(1, 2, 0).indices(5)", "slice('a').indices(5)", "s.start = 1", "slice(1) < slice('a')", "hash(slice([]))", "slice(1.5).indices(3)"):
    try:
        exec(code)
        print(code, "ok")
    except (TypeError, ValueError, AttributeError) as e:
        print(code, "->", type(e).__name__, e)
