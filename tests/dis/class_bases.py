class C(*bases, **options):
    pass
class D(A, *bases, x=1):
    pass
