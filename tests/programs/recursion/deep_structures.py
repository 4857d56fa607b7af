# Deep data: repr, comparison, copying, hashing give RecursionError or work.
def nest(make, n=100000):
    x = make(None)
    for _ in range(n): x = make(x)
    return x
deep_list = nest(lambda x: [x]); deep_tuple = nest(lambda x: (x,)); deep_dict = nest(lambda x: {1: x})
def attempt(name, f):
    try: f(); print(name, "ok")
    except RecursionError as e: print(name, e)
attempt("repr list", lambda: repr(deep_list))
attempt("repr tuple", lambda: repr(deep_tuple))
attempt("repr dict", lambda: repr(deep_dict))
other = nest(lambda x: [x])
attempt("eq list", lambda: deep_list == other)
attempt("lt list", lambda: deep_list < other)
attempt("eq dict", lambda: deep_dict == nest(lambda x: {1: x}))
attempt("len", lambda: len(deep_list))
attempt("str", lambda: str(deep_list))
attempt("in", lambda: 5 in deep_list)
attempt("copy", lambda: deep_list[:])
del deep_list, deep_tuple, deep_dict, other
print("dropped")
