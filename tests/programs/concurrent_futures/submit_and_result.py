"""A call submitted is a future, whose result can be waited for."""
from concurrent.futures import Future, ThreadPoolExecutor

with ThreadPoolExecutor(max_workers=2) as pool:
    future = pool.submit(pow, 2, 10)
    print(isinstance(future, Future), future.result(), future.result(timeout=0), future.done(), future.running())
    print(pool.submit(sorted, [3, 1, 2], reverse=True).result())
    print(pool.submit(lambda **kwargs: kwargs, fn=1, self=2).result(20))
    print(future.exception(), future.cancelled(), future.cancel())
print(pool.submit.__name__, [pool.__class__.__name__])
