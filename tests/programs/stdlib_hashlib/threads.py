import threading, hashlib, zlib
data = bytes(1000000)
h = hashlib.sha256()
def work():
    for _ in range(5): h.update(data)
c = zlib.compressobj(1)
def comp():
    for _ in range(5): c.compress(data)
ts=[threading.Thread(target=work) for _ in range(4)]+[threading.Thread(target=comp) for _ in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]
print(h.hexdigest()==hashlib.sha256(bytes(20000000)).hexdigest(), len(c.flush())>0)
