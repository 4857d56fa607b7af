# A failing __repr__ below print.
class R:
    def __repr__(self):
        return 'R' + self.x
print([R()])
