//! Second pass of the symbol table: where every name of every scope lives.

use std::collections::{BTreeSet, HashMap};

use minipy_grammar::Span;

use super::error::{CompileError, Result};
use super::scope::{Comprehension, Name, Place, Scope, ScopeId, ScopeKind, Symbol, fact};

type Names = BTreeSet<Name>;

/// What the scopes around a scope bind.
#[derive(Clone, Default)]
struct Outer {
    /// Names bound in enclosing functions; none around a module.
    bound: Option<Names>,
    global: Names,
    type_parameters: Names,
}

/// Resolves all names of a module's scopes.
pub(crate) fn analyze(scopes: &mut [Scope], module: ScopeId) -> Result<()> {
    let mut free = Names::new();
    analyze_scope(scopes, module, Outer::default(), &mut free, None)
}

fn analyze_scope(
    scopes: &mut [Scope],
    id: ScopeId,
    mut outer: Outer,
    free: &mut Names,
    class: Option<ScopeId>,
) -> Result<()> {
    let mut inner = Outer { bound: Some(Names::new()), ..Outer::default() };
    let is_class = scopes[id].kind == ScopeKind::Class;
    // A class's own names are not visible in its methods: what children see is fixed before they are looked at.
    if is_class {
        inner.global.clone_from(&outer.global);
        inner.bound = Some(outer.bound.clone().unwrap_or_default());
    }
    let mut resolver =
        Resolver { local: Names::new(), free: Names::new(), places: HashMap::new(), outer: &mut outer };
    for (name, symbol) in scopes[id].symbols.iter() {
        let in_class = class.map(|class| scopes[class].symbols.facts(name));
        resolver.resolve(name, symbol.facts, &scopes[id], in_class)?;
    }
    let Resolver { local, free: own_free, mut places, .. } = resolver;
    // What children need from here or further out.
    let mut new_free = Names::new();
    let bound = inner.bound.get_or_insert_default();
    if is_class {
        bound.insert("__class__".into());
        bound.insert("__classdict__".into());
    } else {
        if scopes[id].is_function_like() {
            bound.extend(local);
        }
        bound.extend(outer.bound.iter().flatten().cloned());
        inner.global.extend(outer.global.iter().cloned());
    }
    inner.type_parameters.clone_from(&outer.type_parameters);

    let mut inlined_cells = Names::new();
    let mut children = Vec::new();
    for child in scopes[id].children.clone() {
        let child_class = match scopes[child].sees_class {
            true if is_class => Some(id),
            true => class,
            false => None,
        };
        let inlines = !matches!(scopes[child].comprehension, None | Some(Comprehension::Generator))
            && !scopes[id].sees_class;
        let mut child_free = Names::new();
        analyze_scope(scopes, child, inner.clone(), &mut child_free, child_class)?;
        if inlines {
            inline_comprehension(scopes, id, child, &mut places, &mut child_free, &mut inlined_cells);
            scopes[child].is_inlined = true;
            children.extend(scopes[child].children.clone());
        } else {
            children.push(child);
        }
        new_free.extend(child_free);
    }
    scopes[id].children = children;
    if scopes[id].is_function_like() {
        for (name, place) in &mut places {
            if *place == Place::Local && (new_free.contains(name) || inlined_cells.contains(name)) {
                *place = Place::Cell;
                new_free.remove(name);
            }
        }
    } else if is_class {
        scopes[id].needs_class_closure |= new_free.remove("__class__");
        scopes[id].needs_classdict |= new_free.remove("__classdict__");
    }
    record(&mut scopes[id], &places, outer.bound.as_ref(), &new_free, &inlined_cells);
    free.extend(own_free);
    free.extend(new_free);
    Ok(())
}

/// Resolves the names of one scope.
struct Resolver<'a> {
    local: Names,
    free: Names,
    places: HashMap<Name, Place>,
    outer: &'a mut Outer,
}

impl Resolver<'_> {
    fn resolve(&mut self, name: &Name, facts: u32, scope: &Scope, in_class: Option<u32>) -> Result<()> {
        let place = self.place(name, facts, scope, in_class)?;
        self.places.insert(name.clone(), place);
        Ok(())
    }

    fn place(&mut self, name: &Name, facts: u32, scope: &Scope, in_class: Option<u32>) -> Result<Place> {
        let error = |message: String| {
            let directive = scope.directives.iter().find(|(directive, _)| directive == name);
            Err(CompileError::syntax(message, directive.map_or(Span::default(), |(_, span)| *span)))
        };
        if facts & fact::GLOBAL != 0 {
            if facts & fact::NONLOCAL != 0 {
                return error(format!("name '{name}' is nonlocal and global"));
            }
            self.outer.global.insert(name.clone());
            if let Some(bound) = &mut self.outer.bound {
                bound.remove(name);
            }
            return Ok(Place::GlobalExplicit);
        }
        if facts & fact::NONLOCAL != 0 {
            let Some(bound) = &self.outer.bound else {
                return error("nonlocal declaration not allowed at module level".to_owned());
            };
            if !bound.contains(name) {
                return error(format!("no binding for nonlocal '{name}' found"));
            }
            if self.outer.type_parameters.contains(name) {
                return error(format!("nonlocal binding not allowed for type parameter '{name}'"));
            }
            self.free.insert(name.clone());
            return Ok(Place::Free);
        }
        if facts & fact::BOUND != 0 {
            self.local.insert(name.clone());
            self.outer.global.remove(name);
            if facts & fact::TYPE_PARAMETER != 0 {
                self.outer.type_parameters.insert(name.clone());
            } else {
                self.outer.type_parameters.remove(name);
            }
            return Ok(Place::Local);
        }
        // A name of the class that an annotation scope sees is looked up there, then among the globals: not in
        // functions around the class.
        if let Some(facts) = in_class {
            if facts & fact::GLOBAL != 0 {
                return Ok(Place::GlobalExplicit);
            }
            if facts & fact::BOUND != 0 && facts & fact::NONLOCAL == 0 {
                return Ok(Place::GlobalImplicit);
            }
        }
        if self.outer.bound.as_ref().is_some_and(|bound| bound.contains(name)) {
            self.free.insert(name.clone());
            return Ok(Place::Free);
        }
        Ok(Place::GlobalImplicit)
    }
}

/// Takes the names of a comprehension over into the scope that its code becomes a part of (PEP 709).
fn inline_comprehension(
    scopes: &mut [Scope],
    id: ScopeId,
    comprehension: ScopeId,
    places: &mut HashMap<Name, Place>,
    free: &mut Names,
    inlined_cells: &mut Names,
) {
    let is_class = scopes[id].kind == ScopeKind::Class;
    let symbols: Vec<(Name, Symbol)> = scopes[comprehension].symbols.iter().cloned().collect();
    for (name, symbol) in symbols {
        if symbol.has(fact::PARAMETER) {
            continue;
        }
        if symbol.place == Place::Cell || symbol.has(fact::COMPREHENSION_CELL) {
            inlined_cells.insert(name.clone());
        }
        match scopes[id].symbols.get(&name) {
            None => {
                let mut place = symbol.place;
                if place == Place::Free && is_class && &*name == "__class__" {
                    place = Place::GlobalImplicit;
                    free.remove(&name);
                    scopes[comprehension].symbols.remove(&name);
                }
                scopes[id].symbols.set(&name, Symbol { place: Place::Unknown, ..symbol });
                places.insert(name, place);
            }
            // Free in the comprehension, local here: simply local now, unless a function inside needs it.
            Some(existing) if existing.has(fact::BOUND) && !is_class => {
                let free_in_child = scopes[comprehension]
                    .children
                    .iter()
                    .any(|child| scopes[*child].place(&name) == Place::Free);
                if !free_in_child {
                    free.remove(&name);
                }
            }
            Some(_) => {}
        }
    }
}

fn record(
    scope: &mut Scope,
    places: &HashMap<Name, Place>,
    bound: Option<&Names>,
    free: &Names,
    inlined_cells: &Names,
) {
    for (name, symbol) in scope.symbols.iter_mut() {
        if inlined_cells.contains(name) {
            symbol.facts |= fact::COMPREHENSION_CELL;
        }
        symbol.place = places.get(name).copied().unwrap_or(Place::Unknown);
    }
    let sees_class = scope.kind == ScopeKind::Class || scope.sees_class;
    for name in free {
        if scope.symbols.get(name).is_some() {
            if sees_class {
                scope.symbols.add_facts(name, fact::FREE_IN_CLASS);
            }
        } else if bound.is_none_or(|bound| bound.contains(name)) {
            scope.symbols.set(name, Symbol { facts: 0, place: Place::Free });
        }
    }
}
