# Lists, tuples, dicts, sets, ranges and slices, with what is refused.
def run(tests, ns):
    for t in tests.strip().split("\n"):
        try:
            try: r = eval(t, ns)
            except SyntaxError:
                exec(t, ns); r = "ok"
            r = repr(r)
            print(t, "=", r[:r.index(" at 0x")] if " at 0x" in r else r)
        except Exception as e:
            print(t, "->", type(e).__name__, e)
a=[3,1,2]; d={'a':1,'b':2}; st={1,2,3}
class K:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return isinstance(o,K) and s.v==o.v
    def __hash__(s): return hash(s.v)
    def __repr__(s): return f'K({s.v})'
class Idx:
    def __index__(s): return 1
class L(list): pass
class D(dict):
    def __missing__(s,k): return ('miss',k)
class It:
    def __iter__(s): return iter([1,2])
    def __len__(s): return 5
class BadIter:
    def __iter__(s): return 5
class Seq:
    def __getitem__(s,i):
        if i>2: raise IndexError
        return i*10
run(r"""
a.append(4),a
a.append()
a.append(1,2)
a.extend([5]),a
a.extend(5)
a.extend('ab'),a
a.insert(0,9),a
a.insert(100,8),a
a.insert(-100,7),a
a.insert('a',1)
a.insert(1)
a.pop(),a
a.pop(0),a
a.pop(-1),a
a.pop(100)
[].pop()
a.pop('a')
a.pop(Idx()),a
a.remove(1)
a.remove(100)
a.index(3)
a.index('zz')
[1,2,1].index(1,1)
[1,2,1].index(2,-1)
[1,2,1].index(1,1,-1)
[1,2,1].count(1)
[1,True,1.0].count(1)
a.clear(),a
a.reverse()
a.copy() is a
[3,1,2].sort()
sorted([3,1,2],reverse=True)
sorted(['b','A','c'],key=str.lower)
sorted([1,'a'])
sorted([3,1,2],key=None)
sorted([3,1],key=5)
sorted(5)
sorted([1],[2])
sorted({'b':1,'a':2})
[1,2]<[1,3]
[1,2]<[1,2,0]
[1,2]==[1,2.0]
[1,2]<(1,3)
[1]==(1,)
[1,'a']<[1,2]
[1,2]+[3]
[1,2]+(3,)
[1,2]*2
2*[1]
[1]*-1
[1]*'a'
[1]*1.5
[1]*Idx()
[1,2,3][Idx()]
[1,2,3][5]
[1,2,3]['a']
[1,2,3][1.0]
[1,2,3][None]
[1,2,3][1,2]
[1,2,3][::2]
[1,2,3][5:]
[1,2,3][::-1]
[1,2,3][::0]
x=[1,2,3]; x[1:2]=[7,8,9]; print(x)
x=[1,2,3]; x[::2]=[7,8]; print(x)
x=[1,2,3]; x[::2]=[7]
x=[1,2,3]; x[1:1]='ab'; print(x)
x=[1,2,3]; x[0:0]=5
x=[1,2,3]; x[5]=1
x=[1,2,3]; x['a']=1
x=[1,2,3]; del x[0]; print(x)
x=[1,2,3]; del x[5]
x=[1,2,3]; del x[::2]; print(x)
x=[1,2,3]; del x['a']
x=[1,2,3]; x+=(4,); print(x)
x=[1,2,3]; x+=5
x=[1,2,3]; x*=2; print(x)
x=[1,2,3]; x[:]=x[::-1]; print(x)
x=[1]; x.append(x); print(x)
x=[1,2]; x.extend(x); print(x)
x=[1,2,3]; x[::-1]=[7,8,9]; print(x)
x=[3,1]; x.sort(key=lambda v:1/0)
x=[3,1,2]; x.sort(key=lambda v: x.append(1))
x=[1,2]; x.__setitem__(0,5); print(x)
x=[1,2]; x.__delitem__(0); print(x)
list(It())
list(BadIter())
list(Seq())
list(5)
list('ab','c')
list(range(5))
L([1])+[2]
type(L([1])+[2])
type(L([1])[:])
type(L([1]).copy())
L('ab')
hash([])
[1,2,3].__contains__(2)
2 in [1,2]
float('nan') in [float('nan')]
[[]]*2
len([1,2])
min([3,1]),max([3,1])
min([])
max([],default=5)
max(1,2,3)
max('a',1)
min([1,2],key=lambda v:-v)
max(5)
sum([1,2],10)
sum([[1],[2]],[])
sum('ab')
sum(['a'],'')
any([0,'']),all([]),all([1,0])
list(zip([1,2],'ab'))
list(zip([1,2],'abc'))
list(zip())
list(zip([1],[2],[3]))
list(enumerate('ab',5))
list(map(lambda x,y:x+y,[1,2],[3]))
list(filter(None,[0,1,'']))
list(filter(5,[1]))
list(map(5,[1]))
list(map(None))
list(reversed([1,2]))
list(reversed('ab'))
list(reversed(5))
list(reversed({1:2}))
list(reversed(Seq()))
list(iter(int,1))[:0] if 0 else 1
iter(5)
iter(BadIter())
next(iter([]))
next(iter([]),7)
next(5)
next([])
t=(1,2,3); t[0]=1
t=(1,2,3); del t[0]
(1,2)+(3,)
(1,2)+[3]
(1,)*3
(1,2,3)[1:]
(1,2,3)[::-1]
(1,2)[5]
(1,2)['a']
(1,2,1).count(1)
(1,2,1).index(2)
(1,2,1).index(5)
(1,2).append
()==()
(1,2)<(1,3)
(1,(2,))==(1,(2,))
hash((1,2))==hash((1,2))
hash((1,[]))
tuple([1,2])
tuple('ab')
tuple(5)
tuple()
()is()
(1,)
((),)
len(())
d['a']
d['z']
d[[]]
d.get('a'),d.get('z'),d.get('z',5)
d.get([])
d.setdefault('c',3),d
d.pop('c'),d
d.pop('zz')
d.pop('zz',None)
d.popitem(),d
{}.popitem()
d.keys(),d.values(),d.items()
list(d),len(d)
'a' in d
[] in d
d.update(b=5),d
d.update([('k',1)]),d
d.update([1])
d.update([(1,2,3)])
d.update(5)
d.update({'z':1},y=2),d
d|{'q':1}
d|[('q',1)]
d.__or__([])
x=dict(a=1); x|=[('b',2)]; print(x)
x=dict(a=1); x|=5
dict([('a',1)])
dict([('a',1)],b=2)
dict({'a':1},**{'b':2})
dict(5)
dict([1])
dict(['ab'])
dict(['abc'])
dict(a=1,**{'a':2})
dict.fromkeys('ab')
dict.fromkeys('ab',0)
dict.fromkeys(5)
{**{'a':1},**{'a':2}}
{**5}
{[]:1}
{1:'a',1.0:'b',True:'c'}
D()['x']
D().get('x')
D(a=1)['a']
x={1:1}; x[2]=2; del x[1]; print(x)
del d['nope']
x={1:1,2:2}; [x.pop(k) for k in x]
x={1:1}; [x.__setitem__(k+1,1) for k in x]
x={}; x['a']=x; print(x)
{}=={}
{1:2}=={1:2.0}
{1:2}<{1:3}
{'a':1}.items()&{('a',1)}
{'a':1}.keys()|{'b'}=={'a','b'}
{'a':1}.keys()-{'a'}
{'a':1}.keys()^{'b'}=={'a','b'}
{'a':1}.keys()&5
{'a':1}.keys()=={'a'}
{'a':1}.keys()<={'a','b'}
{'a':1}.values()==[1]
{'a':1}.items().isdisjoint([])
{'a':1}.keys()[0]
list({'a':1,'b':2}.items())[::-1]
list(reversed({'a':1,'b':2}.values()))
type({}.keys()),type({}.values()),type({}.items())
type(iter({})),type(iter({}.values())),type(iter({}.items()))
len({'a':1}.items())
('a',1) in {'a':1}.items()
('a',[]) in {'a':1}.items()
{'a':1}.copy()
hash({})
sorted({3:1,1:2}.items())
max({'a':1,'b':5},key={'a':1,'b':5}.get)
st.add(4),st
st.add([])
st.discard(9),st.discard(1),st
st.remove(9)
st.remove([])
st.pop() in (2,3,4)
set().pop()
{1,2}|{3}
{1,2}|[3]
{1,2}&{2}
{1,2}-{2}
{1,2}^{2,3}
{1,2}.union([3],(4,))
{1,2}.union(5)
{1,2}.intersection([2],[2])
{1,2}.intersection()
{1,2}.difference([1])
{1,2}.symmetric_difference([1,5])
{1,2}.symmetric_difference()
{1,2}.issubset([1,2,3])
{1,2}.issuperset([1])
{1,2}.isdisjoint([3])
{1,2}.issubset(5)
{1,2}<={1,2}
{1,2}<{1,2}
{1,2}>{1}
{1,2}<[1]
{1,2}=={2,1}
{1}==frozenset([1])
type({1}|frozenset([2])),type(frozenset([2])|{1})
x={1}; x|={2}; print(x)
x={1}; x|=[2]
x={1,2}; x&={2}; print(x)
x={1,2}; x-={2}; print(x)
x={1,2}; x^={2,3}; print(x)
x={1}; x.update([2],'a'); print(len(x))
x={1,2}; x.intersection_update([2]); print(x)
x={1,2}; x.difference_update([2]); print(x)
x={1,2}; x.symmetric_difference_update([2,3]); print(x)
x={1}; x.update(5)
{[]}
{{}}
{frozenset()}
hash({1})
hash(frozenset([1,2]))==hash(frozenset([2,1]))
set('hello')=={'h','e','l','o'}
set(5)
frozenset('a').add
frozenset([1]).union([2])
frozenset() is frozenset()
set([1,2,3])
repr(set())
repr(frozenset())
repr(frozenset([1]))
{1,2}[0]
{1}+{2}
K(1) in {K(1):1}
{K(1),K(1)}
range(5)[2],range(5)[-1]
range(5)[9]
range(5)[1:3]
range(0,10,2)[::-1]
range(5).index(3)
range(5).index(9)
range(5).count(2)
3 in range(5)
3.0 in range(5)
'a' in range(5)
range(5)==range(0,5,1)
range(0)==range(5,1)
hash(range(5))==hash(range(0,5))
len(range(10**20))
range(10**20)[10**19]
range(1,10,0)
range(1.5)
range('a')
range()
range(1,2,3,4)
range(5).start,range(5).stop,range(5).step
list(range(5,0,-2))
repr(range(1,5)),repr(range(1,5,2))
bool(range(0))
reversed(range(3)).__next__()
range(5)<range(6)
range(3)+range(3)
slice(5),slice(1,2),slice(1,2,3)
slice(1,2)==slice(1,2)
slice(None,None,-1).indices(5)
slice(1,100).indices(5)
slice('a').indices(5)
slice(1,2,0).indices(5)
slice(5).indices(-1)
hash(slice(1))
slice()
slice(1,2)<slice(1,3)
[*range(3),*'ab']
[*5]
{*[1],*[2]}
(*[1],)
a,*b=[1,2,3]; print(a,b)
a,b=[1]
a,b=[1,2,3]
a,*b,c=[1]
a,b=5
a,b='xy'; print(a,b)
(a,b),c=[1,2],3; print(a,b,c)
a=b=[]; print(a is b)
a,b=b,a
[a,b]=1,2; print(a,b)
for a,b in [(1,2)]: print(a,b)
for a,b in [1]: pass
*a,=[1]; print(a)
""",globals())
