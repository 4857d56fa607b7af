import collections
import dataclasses
import pprint
import types

D={'name':'x'*50,'list':list(range(30)),'nested':{'a':[1,2,{'b':(1,2,3)}],'t':('z'*40,'y'*40)},'s':{3,1,2},'text':'the quick brown fox jumps over '*5,'by':b'0123456789'*12}
pprint.pprint(D); pprint.pprint(D,width=40,compact=True); pprint.pp(D,indent=4,width=60); pprint.pprint(D,depth=1)
pprint.pprint([]); pprint.pprint({}); pprint.pprint((1,)); pprint.pprint('a'*100,width=30); pprint.pprint('word '*20,width=30); print(pprint.pformat([123456789],underscore_numbers=True))
print(pprint.isreadable([1]),pprint.isrecursive([1]),pprint.saferepr({'b':1,'a':2}))
pprint.pprint(collections.OrderedDict((str(i),i) for i in range(20))); pprint.pprint(collections.Counter('abracadabra'*3),width=20); pprint.pprint(collections.deque(range(40),maxlen=50)); pprint.pprint(collections.defaultdict(list,{i:[i]*5 for i in range(8)})); pprint.pprint(collections.ChainMap({'a':list(range(20))},{'b':list(range(20))})); pprint.pprint(types.SimpleNamespace(a=list(range(30)),b=2)); pprint.pprint(types.MappingProxyType({i:'x'*10 for i in range(8)}))
@dataclasses.dataclass
class P: x:int; y:list
pprint.pprint(P(1,list(range(40)))); pprint.pprint({1:2,'a':3,None:4}); pprint.pprint([{'a':1,'b':2}]*5, width=30); pprint.pprint(frozenset(range(40)))
