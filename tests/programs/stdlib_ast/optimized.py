import warnings
warnings.simplefilter('ignore')
import ast
for s in ['1+2','"%s %r %-5s %5s %.3s %% x"%(a,b,c,d,e)','"%d"%(a,)','(1,2)','(1,a)','[1,2][0]','(1,2)[0]','x in [1,2]','x in {1,2}','x in [a,b]','for i in [1,2]: 0','not a is b','not a in (1,2)','__debug__','-1','~True','1/0','2**1000','"a"*5000','"ab"*3','(1,)*300','1<<200','[i for i in [1,2]]','x in {1:2}','class A:\n "d"','def f():\n "d"\n return 1','"doc"\nx','f"{1+1}"','"%s"%(*a,)','"%s"%a','not 1','-(2)','+True','1 if 1 else 2','a[1:2+3]','"%5d"%(a,)','"%s"%(a,b)','-1j+2','"abc"[1]','(1,2,(3,4))','"%" % (a,)','"%(a)s" % (a,)','match x:\n case -1: 0\n case 1+2j: 0','def f(x: 1+2=3+4)->5+6: 0','lambda x=1+2: 3*4']:
    for o in (0,1,2):
        t=ast.parse(s,optimize=o)
        print(repr(s),o,ast.dump(t))
