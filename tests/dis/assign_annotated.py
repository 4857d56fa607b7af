x: int = 1
y: str
o.z: float = 2.0
(w): list = []
