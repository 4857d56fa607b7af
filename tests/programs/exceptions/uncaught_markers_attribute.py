# Markers of attributes and calls with non-ASCII text before.
größe = "äöü"
print("日本語", größe.upper().lower().nichts().foo)
