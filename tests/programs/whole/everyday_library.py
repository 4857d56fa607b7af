# Collections, functools, itertools, math, dataclasses, enum and others at work.
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
import collections, functools, itertools, operator, math, string, types, copy, enum, dataclasses, typing, abc, contextlib, io, os
from collections import *
from dataclasses import *
from enum import *
Pt=namedtuple('Pt','x y',defaults=[5])
@dataclass(order=True)
class DC:
    a:int
    b:list=field(default_factory=list)
    c:str='c'
@dataclass(frozen=True)
class FZ: x:int=1
class Co(Enum):
    R=1
    G=2
    B=auto()
    ALIAS=1
class Fl(Flag):
    A=auto()
    B=auto()
    C=A|B
class IE(IntEnum):
    X=1
class SE(StrEnum):
    P=auto()
class AB(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
@contextlib.contextmanager
def cm(): yield 5
run(r"""
Pt(1),Pt(1,2),Pt(x=1,y=2)
Pt()
Pt(1,2,3)
Pt(1)._replace(x=9)
Pt(1)._asdict()
Pt._fields,Pt._field_defaults
Pt(1)._replace(z=1)
Pt._make([1,2])
Pt._make([1])
Pt(1)==(1,5)
Pt(1)[0]
Pt(1).z
x=Pt(1); x.x=5
namedtuple('Q','a a')
namedtuple('Q','class')
namedtuple('Q','class a a',rename=True)._fields
namedtuple('1','a')
deque([1,2,3],2)
deque([1,2,3]).rotate(1)
x=deque([1,2,3]); x.rotate(1); x.appendleft(0); print(x,x.pop(),x.popleft())
deque().pop()
deque([1])[5]
deque([1,2])[0:1]
deque([1,2]).index(2)
deque([1]).remove(5)
deque([1,2])+deque([3])
deque([1])+[2]
deque([1])*2
deque(maxlen=-1)
deque(5)
deque([1])<deque([2])
deque([1,2]).insert(1,5)
deque([1,2],2).insert(1,5)
deque([1,2]).count(1)
deque([1,2]).extendleft('ab')
repr(deque([1],maxlen=3))
Counter('abca')
Counter('abca').most_common(1)
Counter(a=1)+Counter(a=2,b=1)
Counter(a=1)-Counter(a=2)
Counter(a=3)&Counter(a=1),Counter(a=1)|Counter(a=3)
Counter('ab')['z']
sorted(Counter('aab').elements())
Counter('aab').total()
Counter([1],[2])
x=Counter('aab'); x.subtract('a'); x.update('b'); print(x)
+Counter(a=-1),-Counter(a=-1)
defaultdict(list)['a']
x=defaultdict(int); x['a']+=1; print(x)
defaultdict(5)
defaultdict(None)['a']
defaultdict(list,{'a':1})
OrderedDict(a=1,b=2)
x=OrderedDict(a=1,b=2); x.move_to_end('a'); print(x,x.popitem(False))
OrderedDict(a=1).move_to_end('z')
OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1)
OrderedDict(a=1,b=2)=={'b':2,'a':1}
list(reversed(OrderedDict(a=1,b=2)))
ChainMap({'a':1},{'a':2,'b':3})['b']
ChainMap({'a':1},{'b':3})['z']
ChainMap({'a':1}).new_child({'a':5})['a']
UserDict(a=1),UserList([1]),UserString('a')
functools.reduce(operator.add,[1,2,3])
functools.reduce(operator.add,[])
functools.reduce(operator.add,[],5)
functools.partial(int,base=2)('101')
functools.partial(5)
repr(functools.partial(int,'1',base=2))
functools.lru_cache(lambda x:x)(5)
functools.lru_cache(maxsize=2)(lambda x:x).cache_info()
functools.cmp_to_key(lambda a,b:b-a)(1)<functools.cmp_to_key(lambda a,b:b-a)(2)
sorted([1,3,2],key=functools.cmp_to_key(lambda a,b:b-a))
functools.total_ordering(type('T',(),{}))
list(itertools.chain([1],'ab'))
list(itertools.islice(itertools.count(5,2),3))
list(itertools.islice([1,2,3],-1))
list(itertools.product('ab',[1,2]))
list(itertools.permutations('abc',2))[:3]
list(itertools.combinations('abc',2))
list(itertools.combinations_with_replacement('ab',2))
list(itertools.zip_longest('ab','c',fillvalue='-'))
list(itertools.accumulate([1,2,3]))
list(itertools.accumulate([1,2,3],operator.mul,initial=10))
[(k,list(g)) for k,g in itertools.groupby('aabba')]
list(itertools.takewhile(lambda x:x<3,[1,2,3,1])),list(itertools.dropwhile(lambda x:x<3,[1,2,3,1]))
list(itertools.starmap(pow,[(2,3)]))
list(itertools.compress('abc',[1,0,1]))
list(itertools.filterfalse(None,[0,1]))
list(itertools.pairwise('abc'))
list(itertools.batched('abcde',2))
list(itertools.batched('abc',0))
list(itertools.batched('abc',2,strict=True))
list(itertools.repeat(1,2))
itertools.repeat(1,-1)
repr(itertools.count(1)),repr(itertools.repeat(1,2))
next(itertools.cycle([]))
a,b=itertools.tee([1,2]); print(list(a),list(b))
operator.itemgetter(1,0)('ab')
operator.attrgetter('real','imag')(5)
operator.attrgetter('a.b')(5)
operator.methodcaller('upper')('a')
operator.itemgetter()
math.sqrt(2),math.pi,math.floor(1.5),math.ceil(-1.5),math.trunc(1.9)
math.sqrt(-1)
math.log(0)
math.log(8,2),math.log2(8),math.log10(1000),math.log1p(0),math.exp(0)
math.factorial(10)
math.factorial(-1)
math.factorial(1.5)
math.gcd(12,18),math.lcm(4,6),math.comb(5,2),math.perm(5,2),math.isqrt(17)
math.comb(-1,2)
math.hypot(3,4),math.dist([0,0],[3,4])
math.isclose(0.1+0.2,0.3),math.isnan(float('nan')),math.isinf(1)
math.fsum([0.1]*10),math.prod([1,2,3])
math.sumprod([1,2],[3,4])
math.sin('a')
math.pow(2,0.5)
math.pow(0,-1)
math.fmod(5,3),math.remainder(5,3),math.modf(1.5),math.frexp(8),math.ldexp(1,3)
math.copysign(1,-0.0),math.degrees(math.pi),math.radians(180)
math.nextafter(1,2),math.ulp(1.0)
math.exp(1000)
math.floor(float('inf'))
math.floor('a')
string.ascii_lowercase,string.digits,string.punctuation
string.Template('$a ${b} $$').substitute(a=1,b=2)
string.Template('$a').substitute()
string.Template('$a $').safe_substitute(a=1)
string.capwords('hello world')
string.Formatter().format('{0} {a}',1,a=2)
DC(1),DC(1,[2]),DC(1)==DC(1),DC(1)<DC(2)
DC()
DC(1,2,3,4)
dataclasses.replace(DC(1),a=5)
dataclasses.asdict(DC(1)),dataclasses.astuple(DC(1))
[f.name for f in dataclasses.fields(DC)]
hash(DC(1))
hash(FZ())==hash(FZ())
FZ().x
x=FZ(); x.x=5
x=FZ(); del x.x
dataclass(type('Z',(),{'__annotations__':{'a':list},'a':[]}))
dataclasses.make_dataclass('M',[('a',int),('b',int,5)])(1)
dataclasses.is_dataclass(DC)
Co.R,Co['G'],Co(3),Co.R.name,Co.R.value
Co(9)
Co['zz']
Co.zz
list(Co),len(Co),Co.ALIAS,Co.R in Co,1 in Co,9 in Co
Co.R is Co(1),Co.R==1,Co.R<Co.G
Co.R=5
del Co.R
class Co2(Co): pass
repr(Co.R),str(Co.R),f'{Co.R}',format(Co.R,'>8')
hash(Co.R)==hash('R')
Fl.A|Fl.B,Fl.C,Fl(0),~Fl.A,Fl.A&Fl.B,Fl.A in Fl.C,list(Fl.C)
Fl(8)
Fl(3),repr(Fl.C),str(Fl.A|Fl.B)
IE.X+1,IE.X==1,repr(IE.X),str(IE.X),f'{IE.X}'
SE.P,str(SE.P),SE.P=='p',repr(SE.P)
Enum('Dyn','a b').a
Enum('Dyn',{'x':5}).x
AB()
abc.ABC()
type('Q',(AB,),{'f':lambda s:1})().f()
with cm() as v: print(v)
with contextlib.suppress(ValueError): raise ValueError
with contextlib.suppress(ValueError): raise KeyError('k')
x=io.StringIO()
with contextlib.redirect_stdout(x): print('hi')
x.getvalue()
contextlib.nullcontext(5).__enter__()
copy.copy([1,[2]]),copy.deepcopy({'a':[1]})
copy.copy(DC(1))==DC(1)
copy.deepcopy(lambda:1)
types.SimpleNamespace(a=1,b='x')
types.SimpleNamespace(a=1)==types.SimpleNamespace(a=1)
types.MappingProxyType({'a':1})
types.MappingProxyType({'a':1})['a']
types.MappingProxyType({})['z']
x=types.MappingProxyType({}); x['a']=1
types.MappingProxyType(5)
types.new_class('N',(),{}).__name__
types.FunctionType((lambda:5).__code__,{})()
types.MethodType(len,'abc')()
types.CellType(5).cell_contents
typing.List[int],typing.Optional[int],typing.Union[int,str],typing.Any
typing.get_type_hints(DC)
typing.Callable[[int],str],typing.Dict[str,int],typing.Tuple[int,...]
typing.TypeVar('T')
typing.cast(int,'a')
typing.NamedTuple('NT',[('a',int)])(1)
io.StringIO('a\nb').readlines()
io.BytesIO(b'ab').read(1)
io.StringIO(b'a')
io.StringIO().read(-5)
os.path.join('a','b'),os.path.basename('/x/y.z'),os.path.splitext('a.b.c'),os.path.dirname('/a/b'),os.path.normpath('a/../b//c')
os.path.join('a','/b'),os.path.split('/a/b/'),os.path.isabs('/a'),os.path.commonprefix(['abc','abd'])
""",globals())
