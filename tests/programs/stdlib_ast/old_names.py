"""Names of the trees of old."""
import ast, warnings
warnings.simplefilter('always')
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    c=ast.Constant(3); print(c.n, c.s); c.n=5; print(c.value); c.s='x'; print(c.value)
    for x in w: print(x.category.__name__, x.message)
print(ast.slice.__mro__, ast.Index.__mro__, ast.Suite.__mro__, ast.Param.__mro__, ast.AugLoad.__mro__, ast.AugStore.__mro__)
print(ast.dump(ast.Index(value=ast.Name('x'))), ast.dump(ast.ExtSlice([ast.Constant(1)])))
t=ast.Tuple([],ast.Load()); t.dims=[1]; print(t.elts)
