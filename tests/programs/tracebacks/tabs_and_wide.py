# Tabs and wide characters before the mark.
def f():
	if True:
		x = '日本' + 5 # コメント
f()
