"""Operations in random contexts, with their flags."""

from decimal import *
import random, math
from fractions import Fraction
D=Decimal
random.seed(3)
def rd():
    k=random.random()
    if k<.05: return D(random.choice(['NaN','Infinity','-Infinity','0','-0','0E+3','1','10','-1','sNaN123','NaN5']))
    return D((random.randrange(2), tuple(random.randrange(10) for _ in range(random.randrange(1,14))), random.randrange(-12,8)))
names2='add subtract multiply divide divide_int remainder compare compare_total compare_total_mag max min max_mag min_mag quantize remainder_near scaleb shift rotate next_toward same_quantum copy_sign power compare_signal '.split()
names1='exp ln log10 logb sqrt normalize next_plus next_minus number_class to_integral_exact to_integral_value abs plus minus to_eng_string to_sci_string is_normal copy_negate create_decimal'.split()
for i in range(40):
    c=Context(prec=random.choice([1,3,5,9,16]), rounding=random.choice([ROUND_UP,ROUND_DOWN,ROUND_CEILING,ROUND_FLOOR,ROUND_HALF_UP,ROUND_HALF_DOWN,ROUND_HALF_EVEN,ROUND_05UP]), Emin=random.choice([-6,-50,-999]), Emax=random.choice([6,50,999]), clamp=random.choice([0,0,1]), traps=[], flags=[])
    a,b=rd(),rd()
    for n in names2:
        if n=='power':
            if b.is_finite() and (abs(b)>300 or a.is_finite() and abs(a)>10**6): continue
        c.clear_flags()
        r=getattr(c,n)(a,b)
        print(n,a,b,r,c)
    for n in names1:
        if n=='exp' and abs(a.adjusted())>3: continue
        c.clear_flags()
        print(n,a,getattr(c,n)(a),c)
    c.clear_flags(); print('fma', c.fma(a,b,rd()), c)
for i in range(60):
    a=rd()
    for s in random.sample(['','.3','.0f','.2f','e','.3E','g','.4g','%','.1%','>20','+','010.2f',',','020,.3f','*^15','n','.2e',' .5','z.1f','=12','<12','G'],5):
        print(repr(a), s, format(a,s))
    if a.is_finite():
        print(hash(a), float(a), a==float(a), a.as_tuple(), a.as_integer_ratio(), round(a), round(a,2) if abs(a)<10**20 else 0, math.floor(a), math.ceil(a), int(a), a<Fraction(1,3), bool(a), a.adjusted())
    print(str(a), a.to_eng_string())
print(D(2)**D('0.5'), D(2)**-3, D(4)**D('0.5'), D('1.1')**20, pow(D(3),5,7), D(7)**D('-0.3'), D(10)**100, D('1.00000001')**100000)
with localcontext(prec=60): print(D(1).exp(), D(2).ln(), D(3).log10(), D(2).sqrt(), D('1e-30').exp(), D('1.000000000000000001').ln())
