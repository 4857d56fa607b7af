# BaseException subclasses leave no status of their own.
class Stop(BaseException): pass
raise Stop('stopped')
