//! The data of the symbol table: scopes and what is known of each name in them.

use std::collections::HashMap;
use std::sync::Arc;

use minipy_grammar::Span;

/// An identifier.
pub(crate) type Name = Arc<str>;

/// The index of a scope in the table.
pub(crate) type ScopeId = usize;

/// Facts about a name in a scope, as bits.
pub(crate) mod fact {
    /// Declared with `global`.
    pub(crate) const GLOBAL: u32 = 1;
    /// Assigned to.
    pub(crate) const LOCAL: u32 = 1 << 1;
    /// A parameter.
    pub(crate) const PARAMETER: u32 = 1 << 2;
    /// Declared with `nonlocal`.
    pub(crate) const NONLOCAL: u32 = 1 << 3;
    /// Read.
    pub(crate) const USE: u32 = 1 << 4;
    /// Free in an inner function of a class, which also binds it itself.
    pub(crate) const FREE_IN_CLASS: u32 = 1 << 5;
    /// Bound by an import.
    pub(crate) const IMPORT: u32 = 1 << 6;
    /// Annotated.
    pub(crate) const ANNOTATED: u32 = 1 << 7;
    /// Iteration variable of a comprehension.
    pub(crate) const ITERATION: u32 = 1 << 8;
    /// A type parameter.
    pub(crate) const TYPE_PARAMETER: u32 = 1 << 9;
    /// A cell in a comprehension that is inlined here.
    pub(crate) const COMPREHENSION_CELL: u32 = 1 << 10;
    /// Bound in one way or the other.
    pub(crate) const BOUND: u32 = LOCAL | PARAMETER | IMPORT | TYPE_PARAMETER;
}

/// Where a name lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// Not known (the name does not occur).
    Unknown,
    Local,
    GlobalExplicit,
    GlobalImplicit,
    Free,
    Cell,
}

/// What is known of a name in a scope.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Symbol {
    pub(crate) facts: u32,
    pub(crate) place: Place,
}

impl Symbol {
    pub(crate) fn has(&self, facts: u32) -> bool {
        self.facts & facts != 0
    }
}

/// The names of a scope in the order in which they appear.
#[derive(Clone, Default, Debug)]
pub(crate) struct Symbols {
    items: Vec<(Name, Symbol)>,
    index: HashMap<Name, usize>,
}

impl Symbols {
    pub(crate) fn get(&self, name: &str) -> Option<Symbol> {
        self.index.get(name).map(|index| self.items[*index].1)
    }

    pub(crate) fn facts(&self, name: &str) -> u32 {
        self.get(name).map_or(0, |symbol| symbol.facts)
    }

    /// Replaces or adds what is known of a name.
    pub(crate) fn set(&mut self, name: &Name, symbol: Symbol) {
        if let Some(index) = self.index.get(name) {
            self.items[*index].1 = symbol;
        } else {
            self.index.insert(name.clone(), self.items.len());
            self.items.push((name.clone(), symbol));
        }
    }

    pub(crate) fn add_facts(&mut self, name: &Name, facts: u32) {
        let known = self.get(name).unwrap_or(Symbol { facts: 0, place: Place::Unknown });
        self.set(name, Symbol { facts: known.facts | facts, ..known });
    }

    /// Forgets a name; the order of the others stays.
    pub(crate) fn remove(&mut self, name: &str) {
        self.items.retain(|(other, _)| &**other != name);
        self.index = self.items.iter().enumerate().map(|(index, (name, _))| (name.clone(), index)).collect();
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &(Name, Symbol)> {
        self.items.iter()
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut (Name, Symbol)> {
        self.items.iter_mut()
    }
}

/// What a scope is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ScopeKind {
    Module,
    Class,
    Function,
    /// An annotation that is not evaluated (PEP 563).
    Annotation,
    /// Bound or default of a type parameter; the text says which, for errors.
    TypeVariable(&'static str),
    TypeAlias,
    TypeParameters,
}

/// Which kind of comprehension a scope is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Comprehension {
    List,
    Set,
    Dict,
    Generator,
}

/// What a scope belongs to: a node of the tree, by address.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct ScopeKey {
    address: usize,
    role: Role,
}

/// Which of the scopes of a node.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Role {
    Body,
    TypeParameters,
    Bound,
    Default,
}

impl ScopeKey {
    pub(crate) fn new<T>(node: &T, role: Role) -> Self {
        Self { address: std::ptr::from_ref(node).addr(), role }
    }
}

/// One scope.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    pub(crate) kind: ScopeKind,
    pub(crate) symbols: Symbols,
    /// The parameters in CPython's order.
    pub(crate) parameters: Vec<Name>,
    pub(crate) children: Vec<ScopeId>,
    pub(crate) comprehension: Option<Comprehension>,
    /// `global` and `nonlocal` declarations, for error positions.
    pub(crate) directives: Vec<(Name, Span)>,
    /// In the scope of a generic class's type parameters, the only names that are mangled.
    pub(crate) mangled_names: Option<Vec<Name>>,
    /// Inside a function?
    pub(crate) is_nested: bool,
    pub(crate) is_generator: bool,
    pub(crate) is_coroutine: bool,
    pub(crate) has_varargs: bool,
    pub(crate) has_varkeywords: bool,
    /// A method needs the `__class__` cell.
    pub(crate) needs_class_closure: bool,
    /// An annotation scope in the class needs its namespace.
    pub(crate) needs_classdict: bool,
    /// An annotation scope directly in a class: it sees the names of the class.
    pub(crate) sees_class: bool,
    /// A comprehension whose code is part of the outer code object (PEP 709).
    pub(crate) is_inlined: bool,
    /// In the target of a comprehension's `for`.
    pub(crate) in_iteration_target: bool,
    /// How deep in the iterables of comprehensions.
    pub(crate) in_iterable: u32,
}

impl Scope {
    pub(crate) fn new(kind: ScopeKind) -> Self {
        Self {
            kind,
            symbols: Symbols::default(),
            parameters: Vec::new(),
            children: Vec::new(),
            comprehension: None,
            directives: Vec::new(),
            mangled_names: None,
            is_nested: false,
            is_generator: false,
            is_coroutine: false,
            has_varargs: false,
            has_varkeywords: false,
            needs_class_closure: false,
            needs_classdict: false,
            sees_class: false,
            is_inlined: false,
            in_iteration_target: false,
            in_iterable: 0,
        }
    }

    /// Do its locals live in slots?
    pub(crate) fn is_function_like(&self) -> bool {
        matches!(
            self.kind,
            ScopeKind::Function
                | ScopeKind::TypeVariable(_)
                | ScopeKind::TypeAlias
                | ScopeKind::TypeParameters
        )
    }

    pub(crate) fn place(&self, name: &str) -> Place {
        self.symbols.get(name).map_or(Place::Unknown, |symbol| symbol.place)
    }
}

/// The name under which a private name (`__x`) of a class is stored.
pub(crate) fn mangle(class: Option<&str>, name: &Name) -> Name {
    let Some(class) = class else { return name.clone() };
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.clone();
    }
    let class = class.trim_start_matches('_');
    if class.is_empty() {
        return name.clone();
    }
    format!("_{class}{name}").into()
}

/// The same, minding that around a generic class only the type parameters are private.
pub(crate) fn mangle_in(scope: &Scope, class: Option<&str>, name: &Name) -> Name {
    match &scope.mangled_names {
        Some(names) if !names.contains(name) => name.clone(),
        _ => mangle(class, name),
    }
}
