# "Did you mean" is part of the printed traceback, not of str().
import traceback
class A:
    attribute = 1
    def method(self): pass
def show(code):
    try:
        exec(code, {"A": A, "variable": 1, "other_name": 2})
    except Exception as e:
        print(str(e), "|", traceback.format_exception_only(e)[-1].strip())
for code in ("A.atribute", "A().metod()", "A().zzzzz", "varable", "other_nam", "pritn(1)", "lenn", "sys", "A().Attribute", "[].appendd", "'a'.uper", "import maths", "A().attribute.foo", "math", "x.y", "self", "def f():\n  local_var = 1\n  return locl_var\nf()", "class C:\n  def g(self):\n    return method\n  def method(self): pass\nC().g()", "Tru", "none", "nul", "a"):
    show(code)
