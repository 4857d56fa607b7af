# Grouping, sorting, tables with format specs.
rows = """widget,4,3.50,blue
gadget,10,1.25,red
doohickey,0,99.99,blue
widget,6,3.75,red
gizmo,bad,1,green
thing,3,2.5"""
def parse(text):
    for n, line in enumerate(text.splitlines(), 1):
        try:
            name, qty, price, colour = line.split(",")
            yield {"name": name, "qty": int(qty), "price": float(price), "colour": colour}
        except ValueError as e: print(f"line {n}: {e}")
items = list(parse(rows))
items.sort(key=lambda r: (r["name"], -r["qty"]))
print(f"{'name':<12}|{'qty':>5}|{'price':>9}|{'total':>10}"); print("-" * 12 + "+" + "-" * 5 + "+" + "-" * 9 + "+" + "-" * 10)
for r in items: print(f"{r['name']:<12}|{r['qty']:>5d}|{r['price']:>9.2f}|{r['qty'] * r['price']:>10,.2f}")
total = sum(r["qty"] * r["price"] for r in items)
print(f"{'sum':<12}|{sum(r['qty'] for r in items):>5}|{'':9}|{total:>10,.2f}", f"{total / 3:.3e}", f"{total:010.1f}", f"{0.256:.1%}")
groups = {}
for r in items: groups.setdefault(r["colour"], []).append(r)
for c, rs in sorted(groups.items(), key=lambda kv: len(kv[1]), reverse=True): print(c, [r["name"] for r in rs], max(rs, key=lambda r: r["price"])["name"])
print({(r["name"], r["colour"]): r["qty"] for r in items if r["qty"]}, "%-10s|%5.1f|%03d" % ("old", 2.25, 7))
