# memoryview.cast: formats, shapes, items and what is refused.
b=bytearray(range(16))
m=memoryview(b)
tests="""m.cast('H').tolist()
m.cast('h')[1]
m.cast('i').tolist()
m.cast('Q').tolist()
m.cast('d').tolist()
m.cast('f')[0]
m.cast('?').tolist()
m.cast('c')[3]
m.cast('b').format
m.cast('H').cast('B').tolist()
m.cast('H').cast('I')
m.cast('z')
m.cast('HH')
m.cast('@H').format
m.cast('<H')
m.cast(5)
m.cast(None)
m.cast('B',[4,4]).tolist()
m.cast('B',(4,4)).shape
m.cast('B',[4,4])[1,2]
m.cast('B',[4,4])[1]
m.cast('B',[4,5])
m.cast('H',[8]).shape
m.cast('B',[2,2,4]).tolist()
m.cast('B',[4,4]).strides
m[::2].cast('H')
m[:3].cast('H')
m.cast('H')[::2].tolist()
m.cast('H')[1:3].tobytes()
m.cast('H').nbytes
m.cast('H')[::-1].tolist()
m.cast('H').hex()
m.cast('H').hex('-')
m.cast('H') == m
m.cast('H') == m.cast('H')
m.cast('H') == m.cast('h')
m == b
m.cast('i') == m.cast('I')
m.cast('d') == m.cast('d')
hash(memoryview(b'ab').cast('c'))==hash(b'ab')
hash(memoryview(b'abcd').cast('H'))
list(m.cast('H'))
257 in m.cast('H')
b'a' in memoryview(b'abc').cast('c')
len(m.cast('H'))
m.cast('H').itemsize
m.cast('P').tolist()
m.cast('n').tolist()
m.cast('N').tolist()
m.cast('l').itemsize
list(reversed(m.cast('I')))
m.tobytes('F')
m.tobytes(order='X')
m.tobytes(None)
m.cast('B',[4,4]).tobytes()
m.cast('B',[4,4]).tobytes('F')
m.cast('B',[4,4]).cast('H')
m.cast('B',[4,4]).c_contiguous
m.cast('B',[4,4]).f_contiguous
m.cast('B',[4,4]).cast('B').shape
m[::2].contiguous
m.suboffsets
len(m.cast('B',[4,4]))
m.cast('B',[4,4]).ndim
m.cast('B',[0])
m.cast('B',[])
m.cast('I',[2,2]).tolist()
m.cast('B',[4,4])[1,9]
m.cast('B',[4,4])[1,2,3]
m.cast('B',[4,4])[0:2]
m.cast('B',[4,4])[0:2].tolist()
m.cast('B',[4,4])[0:2,1]
m[1,2]
m[()]
m[...]
memoryview(b'abc')[...]
m.cast('B',[4,4])[-1,-1]
memoryview(b'').cast('H').tolist()
m.cast('H',8)
m.cast('B',['a'])
m.cast('B',[-1])
m.cast('B',[4,4]) == m
m.cast('B',[4,4]) == m.cast('B',[4,4])
bytes(m.cast('H'))[:4]
bytearray(m.cast('H')[::2])
int.from_bytes(m.cast('H'),'little')
b''.join([m.cast('H')])
m.toreadonly().readonly
m.toreadonly().cast('H').readonly
m.obj is b
m.cast('H').obj is b
bytearray(b'ab')+m[:1]
m[0:0].tolist()
m[::2**62].tolist()
memoryview(m) == m
memoryview(b'ab') < memoryview(b'b')
m[2:].cast('H')[0]
m[2:][::2][1]
memoryview(b'a').cast('B',[]).tolist()
memoryview(b'a').cast('B',[])[()]
memoryview(b'a').cast('B',[]).shape
memoryview(b'a').cast('B',[])[0]""".split("\n")
for t in tests:
    try: r=eval(t); print(t,'=',r if not isinstance(r,memoryview) else 'MV')
    except Exception as e: print(t,'->',type(e).__name__,e)
st="""m.cast('H')[0]=65536
m.cast('H')[0]=65535
m.cast('h')[0]=-5
m.cast('b')[0]=200
m.cast('c')[0]=b'z'
m.cast('c')[0]=5
m.cast('c')[0]=b'zz'
m.cast('d')[0]=1.5
m.cast('d')[0]='a'
m.cast('f')[0]=1e300
m.cast('?')[0]=5
m.cast('H')[0]=1.5
m.cast('H')[0:2]=m.cast('H')[2:4]
m.cast('H')[0:2]=b'abcd'
m[0:2]=m.cast('H')[2:3]
m[0:4]=m.cast('B')[4:8]
m.cast('B',[4,4])[1,1]=77
m.cast('B',[4,4])[1]=77
m.cast('B',[4,4])[0:1]=b'abcd'
m['a']=1
m[5.0]=1
m[100]=1
m[0]=-1
m[0]=256
m[0]=10**30
m[0]=None
m[...]=b'0123456789abcdef'
m[()]=5
m.cast('q')[0]=10**30
m.cast('Q')[0]=-1
del m[0]
m.cast('i')[0]=True
m.cast('?')[0]=[]
m[2:5]=b'abc'
m[::2]=b'ABCDEFGH'
m[1:3]=5
m[1:3]=[1,2]
m[1:5]=m[0:4]
memoryview(b'a')[0]=1
m.x=1""".split("\n")
for t in st:
    try: exec(t); print(t,'ok',bytes(b))
    except Exception as e: print(t,'->',type(e).__name__,e)
x=memoryview(b); x.release()
for t in ("x[0]","len(x)","x.tolist()","x.cast('H')","x.obj","x.nbytes","repr(x)[:20]","x==x","x==b","x.release()","hash(x)","list(x)","x.hex()","x.__enter__()","x.readonly","5 in x","memoryview(x)","bytes(x)"):
    try: print(t,eval(t))
    except Exception as e: print(t,'->',type(e).__name__,e)
y=memoryview(b)
try: b.append(1)
except BufferError as e: print(e)
with memoryview(b) as z: print(z[0])
