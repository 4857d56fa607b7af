import json


def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


class L(list): pass
class D(dict): pass
class I(int):
    def __repr__(s): return 'I'
class F(float):
    def __repr__(s): return 'F'
class S(str): pass
import enum
class E(enum.IntEnum): A=1
for o in [None,True,1,1.5,'é"\\\n\x7f\u2028😀\x1f',[1,[2]],(1,),{},[],{'a':1,2:3,None:4,True:5,1.5:6},L([1]),D(a=1),I(3),F(2.5),S('s'),float('nan'),float('inf'),-float('inf'),2**100,E.A,{E.A:1},{I(3):1},1e100,1e-7,0.1,-0.0,'\ud800',{'b':[],'a':{}}]:
    t(lambda: json.dumps(o))
t(lambda: json.dumps(o,indent=2))
t(lambda: json.dumps(o,ensure_ascii=False,separators=(',',':'))); 
t(lambda:json.dumps({'b':1,'a':2},sort_keys=True))
t(lambda:json.dumps({'b':1,1:2},sort_keys=True))
t(lambda:json.dumps({(1,):1}))
t(lambda:json.dumps({(1,):1,'a':2},skipkeys=True))
t(lambda:json.dumps(object))
t(lambda:json.dumps({1,2}))
t(lambda:json.dumps({1},default=list))
t(lambda:json.dumps(float('nan'),allow_nan=False))
t(lambda:json.dumps([float('inf')],allow_nan=False,indent=1))
a=[]; a.append(a)
t(lambda:json.dumps(a))
t(lambda:json.dumps(a,indent=1)); d={}; d['a']=d
t(lambda:json.dumps(d))
t(lambda:json.dumps(a,check_circular=False))
t(lambda: json.dumps(object(),default=lambda o:o))
t(lambda:json.dumps([1,{'a':[1,2],'b':{}}],indent='\t'))
t(lambda:json.dumps([1,[2]],indent=0))
t(lambda:json.dumps({'a':1},indent=2,separators=(',',':')))
t(lambda:json.dumps(b'x'))
t(lambda:json.dumps({'a':b'x'}))
class Enc(json.JSONEncoder):
    def default(self,o):
        if isinstance(o,set): return sorted(o)
        return super().default(o)
t(lambda:json.dumps({'s':{3,1}},cls=Enc))
t(lambda:json.dumps(3j,cls=Enc))
t(lambda:list(json.JSONEncoder().iterencode([1,{'a':2}])))
t(lambda:list(json.JSONEncoder(indent=1).iterencode([1,{'a':2}])))
t(lambda:Enc().encode('x'))
import io
f=io.StringIO(); json.dump({'a':[1,2,None]},f); print(f.getvalue()); f.seek(0); print(json.load(f))
try: json.loads('[1,\n x]')
except json.JSONDecodeError as e: print(e.msg,e.doc,e.pos,e.lineno,e.colno, e.args, isinstance(e,ValueError))
