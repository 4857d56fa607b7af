//! debug
use minipy_vm::*;
use minipy_vm::native::*;
use minipy_vm::object::value::Value;
fn print(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut parts = vec![];
    for v in args.extra() { parts.push(vm.str_of(v)?.as_str().to_owned()); }
    println!("{}", parts.join(" "));
    Ok(Value::NONE)
}
static PRINT: NativeDef = NativeDef::new("print(*args, sep=None, end=None, file=None, flush=None)", "", print);
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let mut o = Options::default();
    if std::env::var("NOQ").is_ok() { o.quicken = false; }
    let vm = Vm::new(o);
    vm.builtins.insert_str(&vm.intern("print"), vm.native_function(&PRINT, Value::NONE));
    match vm.run_main(&text, "x.py", true) {
        Ok(()) => {}
        Err(Raised::Exception(e)) => {
            let mut tb = e.traceback.borrow().clone();
            while let Some(t) = tb { println!("  line {} in {}", t.line, t.frame.code.name.as_str()); tb = t.next.borrow().clone(); }
            println!("{}: {:?}", vm.type_name(e.value()), vm.repr(&e.args.borrow()).map(|r| r.as_str().to_owned()).unwrap_or("?".into()));
        }
        Err(o) => println!("{o:?}"),
    }
}
