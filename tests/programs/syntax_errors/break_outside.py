# break outside a loop.
for i in []:
    pass
if i:
    break
