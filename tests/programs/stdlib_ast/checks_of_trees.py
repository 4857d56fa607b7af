import ast
import re
import warnings

warnings.simplefilter('ignore')


def C(tree, mode='exec'):
    try:
        compile(tree, 'x', mode)
    except BaseException as error:
        print(type(error).__name__, re.sub(' at 0x[0-9a-f]+', '', str(error)))
    else:
        print('compiled')


def M(*body):
    return ast.fix_missing_locations(ast.Module(body=list(body), type_ignores=[]))


def E(expression):
    return ast.fix_missing_locations(ast.Expression(expression))


C(E(ast.BinOp(ast.Name('a'), ast.Add(), None)),'eval')
C(E(ast.BinOp(ast.Name('a'), ast.Add())),'eval')
C(E(ast.BinOp(ast.Name('a'), 3, ast.Name('b'))),'eval')
C(E(ast.BinOp(ast.Name('a'), None, ast.Name('b'))),'eval')
C(E(ast.BinOp(ast.Name('a'), ast.Add, ast.Name('b'))),'eval')
C(E(3),'eval'); C(E(None),'eval')
C(ast.Expression(ast.Name('x')),'eval')
C(ast.Module(),'eval'); C(ast.Expression(ast.Name('x')),'exec')
C(ast.Module(body=3)); C(ast.Module(body=[3])); C(ast.Module(body=[None]))
C(M(ast.FunctionDef('f', ast.arguments(), [ast.Pass()], [None])))
C(M(ast.FunctionDef('f', ast.arguments(), [ast.Pass()], returns=ast.Name('x', ast.Store()))))
C(M(ast.FunctionDef('f', ast.arguments(args=[None]), [ast.Pass()])))
C(M(ast.FunctionDef('f', ast.arguments(args=[3]), [ast.Pass()])))
C(M(ast.FunctionDef('f', 3, [ast.Pass()])))
C(M(ast.Assign([ast.Name('x', ast.Load())], ast.Constant(1))))
C(M(ast.Assign([], ast.Constant(1))))
C(M(ast.Delete([ast.Constant(1)])))
C(M(ast.Assign([ast.Constant(1)], ast.Constant(1))))
C(M(ast.Expr(ast.Name('True', ast.Load()))))
C(M(ast.Expr(ast.Constant([1]))))
C(M(ast.Expr(ast.Constant((1,[2])))))
C(M(ast.Import([]))); C(M(ast.ImportFrom('x',[],0)));C(M(ast.ImportFrom('x',[ast.alias('a')],-1)))
C(M(ast.ImportFrom(None,[ast.alias('a')],None)))
C(M(ast.Try([ast.Pass()]))); C(M(ast.Try([ast.Pass()],[],[ast.Pass()],[ast.Pass()])))
C(M(ast.Global([]))); C(M(ast.Global([3])))
C(M(ast.Raise(None, ast.Name('x'))))
C(M(ast.Match(ast.Name('x'), [])))
C(M(ast.AnnAssign(ast.Name('x',ast.Store()), ast.Name('y'), None, 2)))
C(M(ast.AnnAssign(ast.Tuple([],ast.Store()), ast.Name('y'), None, 1)))
C(M(ast.Expr(ast.Compare(ast.Name('x'),[],[]))))
C(M(ast.Expr(ast.Compare(ast.Name('x'),[ast.Eq()],[]))))
C(M(ast.Expr(ast.BoolOp(ast.And(),[ast.Name('x')]))))
C(M(ast.Expr(ast.Dict([ast.Name('x')],[]))))
C(M(ast.Expr(ast.ListComp(ast.Name('x'),[]))))
C(M(ast.Expr(ast.JoinedStr([3]))))
C(M(ast.Expr(ast.NamedExpr(ast.Attribute(ast.Name('x'),'y',ast.Store()),ast.Name('x')))))
C(M(ast.Expr(ast.FormattedValue(ast.Name('x'),'a',None))))
C(M(ast.Expr(ast.FormattedValue(ast.Name('x'),5,None))))
C(M(ast.Expr(ast.FormattedValue(ast.Name('x'),-1,ast.Name('x')))))
C(M(ast.Expr(ast.JoinedStr([ast.FormattedValue(ast.Name('x'),-1,ast.Name('x'))]))))
C(M(ast.Expr(ast.Lambda(ast.arguments(defaults=[ast.Name('x')]),ast.Name('x')))))
C(M(ast.Expr(ast.Lambda(ast.arguments(kwonlyargs=[ast.arg('x')]),ast.Name('x')))))
C(M(ast.With([],[ast.Pass()]))); C(M(ast.With([ast.withitem(ast.Name('x'))],[])))
C(M(ast.ClassDef('c',[],[ast.keyword('x',None)],[ast.Pass()])))
C(M(ast.ClassDef('c',[],[None],[ast.Pass()])))
C(M(ast.For(ast.Name('x'),ast.Name('y'),[ast.Pass()])))
C(M(ast.While(ast.Name('x'),[]))); C(M(ast.If(ast.Name('x'),[])))
C(M(ast.Expr(ast.Yield(ast.Name('x'))))); C(M(ast.Return(ast.Name('x'))))
C(M(ast.Expr(ast.Subscript(ast.Name('x'),ast.Slice(),ast.Load()))))
C(M(ast.Expr(ast.Slice())))
C(M(ast.Expr(ast.Starred(ast.Name('x'),ast.Load()))))
C(M(ast.Expr(ast.Call(ast.Name('x'),[ast.Starred(ast.Name('x'),ast.Load())]))))
C(M(ast.TypeAlias(ast.Attribute(ast.Name('x'),'y',ast.Store()),[],ast.Name('x'))))
C(M(ast.Expr(ast.Attribute(ast.Name('x'),'None',ast.Load()))))
C(M(ast.Expr(ast.Name(b'x',ast.Load()))))
C(M(ast.Expr(ast.Constant(1,kind=3))))
C(M(ast.Expr(ast.Constant(1,kind='z'))))
for pos in [(2,0,1,0),(1,5,1,2),(-1,0,1,0),(1,-1,1,0),(1,-1,1,-1),(-1,-1,-1,-1),(1,0,None,None),(1.5,0,1,0),('a',0,1,0),(2**40,0,2**40,0),(0,0,0,0)]:
    e=ast.Name('x',ast.Load()); e.lineno,e.col_offset,e.end_lineno,e.end_col_offset=pos
    C(ast.Expression(e),'eval')
P=lambda p: M(ast.Match(ast.Name('x'),[ast.match_case(p,None,[ast.Pass()])]))
C(P(None));C(P(3));C(P(ast.MatchValue(ast.Name('x'))));C(P(ast.MatchSingleton(3)));C(P(ast.MatchStar('x')));C(P(ast.MatchSequence([ast.MatchStar('_')])))
C(P(ast.MatchAs(ast.MatchAs(None,'x'),None)));C(P(ast.MatchAs(None,'_')));C(P(ast.MatchOr([ast.MatchAs(None,'x')])));C(P(ast.MatchMapping([ast.Constant(1)],[],None)))
C(P(ast.MatchMapping([],[],'_')));C(P(ast.MatchClass(ast.Constant(3),[],[],[])));C(P(ast.MatchClass(ast.Name('x'),[],['a'],[])));C(P(ast.MatchClass(ast.Name('x'),[],['True'],[ast.MatchAs(None,'x')])))
C(P(ast.MatchMapping([ast.Name('x')],[ast.MatchAs(None,'x')],None)))
C(P(ast.MatchValue(ast.JoinedStr([]))));C(P(ast.MatchValue(ast.Constant((1,2)))));C(P(ast.MatchValue(ast.UnaryOp(ast.Not(),ast.Constant(1)))))
C(P(ast.MatchSequence([ast.MatchStar('x'),ast.MatchStar('y')])))
C(P(ast.MatchClass(ast.Attribute(ast.Call(ast.Name('x')),'y'),[],[],[])))
C(M(ast.Expr(ast.NamedExpr(ast.Name('True',ast.Store()),ast.Name('x')))))
C(M(ast.Assign([ast.Name('__debug__',ast.Store())],ast.Name('x'))))
C(3); C(ast.Name('x')); C(ast.AST())
C(M(ast.Expr(ast.Call(ast.Name('x'),3))))
C(M(ast.AugAssign(ast.Tuple([],ast.Store()),ast.Add(),ast.Name('x'))))
C(M(ast.Expr(ast.Dict([None],[ast.Name('x')]))))
C(M(ast.Expr(ast.Set([]))));C(M(ast.Expr(ast.Await(ast.Name('x')))))
C(M(ast.ExceptHandler()));C(M(ast.Try([ast.Pass()],[3])))
C(M(ast.Try([ast.Pass()],[ast.ExceptHandler(None,'x',[])])))
C(M(ast.Try([ast.Pass()],[ast.ExceptHandler(None,'x',[ast.Pass()])])))
C(M(ast.Try([ast.Pass()],[ast.ExceptHandler(None,None,[ast.Pass()]),ast.ExceptHandler(None,None,[ast.Pass()])])))
C(ast.FunctionType([],ast.Name('x')),'exec')
m=M(ast.Pass()); m.type_ignores=[ast.TypeIgnore(1,'x')]; C(m)
m=ast.Module([ast.Pass()],[]); C(m)
class N(ast.Name): pass
C(E(N('x')),'eval')
class X(ast.expr): pass
C(E(X()),'eval')
C(ast.Interactive([]),'single')
