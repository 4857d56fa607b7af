import copy
import pickle


class Buffer(bytearray):
    def __init__(self, *args):
        super().__init__(*args)
        self.kept = 5


class Text(str):
    def __bytes__(self):
        return b'custom'


buffer = Buffer(b'ab')
buffer.more = [1]
for made in (copy.copy(buffer), copy.deepcopy(buffer), pickle.loads(pickle.dumps(buffer))):
    print(made, made.__dict__)
print(bytes(Text('q')), bytes(Text('q'), 'utf-8'))
for value in (memoryview(b'12'), [1]):
    try:
        int(value, 10)
    except TypeError as error:
        print(error)


class Number:
    def __int__(self):
        return 1

    def __index__(self):
        return 2


print('%d %x' % (Number(), Number()))
