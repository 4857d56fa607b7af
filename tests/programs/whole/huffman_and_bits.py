# Huffman codes, bit packing.
import heapq
def codes(text):
    freq = {c: text.count(c) for c in sorted(set(text))}
    heap = [(n, i, c) for i, (c, n) in enumerate(freq.items())]
    heapq.heapify(heap); serial = len(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a[0] + b[0], serial, (a[2], b[2]))); serial += 1
    out = {}
    def walk(t, prefix):
        if isinstance(t, tuple): walk(t[0], prefix + "0"); walk(t[1], prefix + "1")
        else: out[t] = prefix or "0"
    walk(heap[0][2], "")
    return out
text = "abracadabra alakazam"
c = codes(text)
bits = "".join(c[x] for x in text)
print(c, bits, len(bits))
n = int("1" + bits, 2); data = n.to_bytes((n.bit_length() + 7) // 8, "big")
print(data.hex(), len(data))
back, rev, cur, out = bin(int.from_bytes(data, "big"))[3:], {v: k for k, v in c.items()}, "", []
for b in back:
    cur += b
    if cur in rev: out.append(rev[cur]); cur = ""
print("".join(out) == text, "".join(out))
def crc(data, poly=0xEDB88320):
    r = 0xFFFFFFFF
    for b in data:
        r ^= b
        for _ in range(8): r = r >> 1 ^ (poly & -(r & 1))
    return r ^ 0xFFFFFFFF
print(hex(crc(b"123456789")), hex(crc(b"")), bin(0b1011 ^ 0b0110), f"{0b10110111:08b}", (5).bit_count(), ~0x0f & 0xff)
