//! Making classes: `__build_class__`, `type(name, bases, namespace)`, the C3 linearisation.

use std::cell::RefCell;

use super::cell::Cell;
use super::descriptor::{ClassMethod, Member, MemberPlace, StaticMethod};
use super::dict::Dict;
use super::function::Function;
use super::heap::Kind;
use super::str::Str;
use super::tuple::Tuple;
use super::type_object::{TypeObject, type_flag};
use super::value::{Ref, Value};
use crate::native::{Arguments, PyResult, Raised};
use crate::vm::Vm;

type Class = Ref<TypeObject>;

impl Vm {
    /// The metaclass of a new class: the most derived of the given one and those of the bases.
    pub(crate) fn calculate_metaclass(&self, metaclass: &Class, bases: &[Value]) -> PyResult<Class> {
        let mut winner = metaclass.clone();
        for base in bases {
            let candidate = self.type_of(base);
            if winner.is_subtype(candidate) {
                continue;
            }
            if candidate.is_subtype(&winner) {
                winner = candidate.clone();
                continue;
            }
            return Err(self.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the \
                 metaclasses of all its bases",
            ));
        }
        Ok(winner)
    }

    /// `type.__new__(metaclass, name, bases, namespace, **keywords)`.
    pub(crate) fn create_class(
        &self,
        metaclass: &Class,
        name: &Ref<Str>,
        bases: &[Value],
        namespace: &Dict,
        keywords: &[(Value, Value)],
    ) -> PyResult {
        let bases = self.check_bases(bases)?;
        let best = self.best_base(&bases)?;
        let dict = self.heap.allocate(namespace.copy(), &self.types.dict);
        let mut payload = TypeObject::new(name.as_str(), name.value().clone(), best.layout, dict.clone(), 0);
        if name.as_str().contains('\0') {
            return Err(self.value_error("type name must not contain null characters"));
        }
        payload.def = None;
        let class = self.heap.allocate(payload, metaclass);
        *class.bases.borrow_mut() = bases.clone();
        self.set_namespace_defaults(&class, &dict)?;
        self.inherit_flags(&class, &bases);
        self.lay_out(&class, &best, &bases, &dict)?;
        // Only now: `__doc__` may be among the slots.
        if dict.get_str(&self.names.__doc__).is_none() {
            drop(dict.insert_str(&self.names.__doc__, Value::NONE));
        }
        for base in &bases {
            if let Some(slot) = self.heap.new_weak(class.value(), None) {
                base.subclasses.borrow_mut().push(slot);
            }
        }
        let mro = self.compute_mro(&class)?;
        class.set_mro(mro);
        self.inherit_slots(&class);
        class.modified(self);
        self.fill_class_cells(&class, &dict)?;
        self.call_set_names(&class)?;
        self.call_init_subclass(&class, keywords)?;
        Ok(class.into_value())
    }

    fn check_bases(&self, bases: &[Value]) -> PyResult<Vec<Class>> {
        if bases.is_empty() {
            return Ok(vec![self.types.object.clone()]);
        }
        let mut classes = Vec::with_capacity(bases.len());
        for base in bases {
            let Some(class) = base.as_ref::<TypeObject>() else {
                return Err(self.type_error("bases must be types"));
            };
            if !class.has_flag(type_flag::BASE_TYPE) && class.is_native() {
                return Err(
                    self.type_error(format!("type '{}' is not an acceptable base type", class.full_name()))
                );
            }
            classes.push(class.clone());
        }
        Ok(classes)
    }

    /// The base whose layout the new class extends (`__base__`).
    fn best_base(&self, bases: &[Class]) -> PyResult<Class> {
        let mut winner: Option<Class> = None;
        for base in bases {
            let solid = base.solid_base();
            match &winner {
                None => winner = Some(base.clone()),
                Some(best) => {
                    let best_solid = best.solid_base();
                    if best_solid.is_subtype(&solid) {
                        continue;
                    }
                    if solid.is_subtype(&best_solid) {
                        winner = Some(base.clone());
                    } else {
                        return Err(self.type_error("multiple bases have instance lay-out conflict"));
                    }
                }
            }
        }
        Ok(winner.unwrap_or_else(|| self.types.object.clone()))
    }

    fn set_namespace_defaults(&self, class: &Class, dict: &Ref<Dict>) -> PyResult<()> {
        let names = &self.names;
        if let Some(qualname) = dict.remove_str(&names.__qualname__) {
            if !qualname.is_a::<Str>() {
                return Err(self.type_error(format!(
                    "type __qualname__ must be a str, not {}",
                    self.type_name(&qualname)
                )));
            }
            *class.qualname.borrow_mut() = qualname;
        }
        if dict.get_str(&names.__module__).is_none() {
            let module = self.current_globals().and_then(|globals| globals.get_str(&names.__name__));
            if let Some(module) = module {
                drop(dict.insert_str(&names.__module__, module));
            }
        }
        if dict.get_str(&names.__eq__).is_some() && dict.get_str(&names.__hash__).is_none() {
            drop(dict.insert_str(&names.__hash__, Value::NONE));
        }
        // These are implicitly static or class methods.
        if let Some(new) = dict.get_str(&names.__new__)
            && new.kind() == Kind::FUNCTION
        {
            let wrapped = StaticMethod { callable: RefCell::new(new) };
            let wrapped = self.heap.allocate(wrapped, &self.types.static_method).into_value();
            drop(dict.insert_str(&names.__new__, wrapped));
        }
        for name in [&names.__init_subclass__, &names.__class_getitem__] {
            if let Some(method) = dict.get_str(name)
                && method.kind() == Kind::FUNCTION
            {
                let wrapped = ClassMethod { callable: RefCell::new(method) };
                let wrapped = self.heap.allocate(wrapped, &self.types.class_method).into_value();
                drop(dict.insert_str(name, wrapped));
            }
        }
        Ok(())
    }

    fn inherit_flags(&self, class: &Class, bases: &[Class]) {
        class.set_flag(type_flag::BASE_TYPE, true);
        // For `match`, a class is a sequence or a mapping, never both: the first base that is one decides.
        let collection = type_flag::SEQUENCE | type_flag::MAPPING;
        if let Some(base) = bases.iter().find(|base| base.has_flag(collection)) {
            class.set_flag(base.flags() & collection, true);
        }
        const INHERITED: [u32; 3] =
            [type_flag::MATCH_SELF, type_flag::HAS_DICT, type_flag::WEAK_REFERENCEABLE];
        for flag in INHERITED {
            if bases.iter().any(|base| base.has_flag(flag)) {
                class.set_flag(flag, true);
            }
        }
    }

    /// Decides about `__dict__`, `__weakref__` and `__slots__` members.
    fn lay_out(&self, class: &Class, best: &Class, bases: &[Class], dict: &Ref<Dict>) -> PyResult<()> {
        let inherited = bases.iter().map(|base| base.slot_count.get()).max().unwrap_or(0);
        class.slot_count.set(inherited.max(best.slot_count.get()));
        let slots = dict.get_str(&self.names.__slots__);
        let has_dict_already = class.has_flag(type_flag::HAS_DICT);
        let weak_references_already = class.has_flag(type_flag::WEAK_REFERENCEABLE)
            || matches!(class.layout.kind, Kind::TYPE | Kind::SET | Kind::FROZENSET | Kind::MODULE);
        let Some(slots) = slots else {
            if class.layout.kind == Kind::MODULE {
                // Modules have their namespace anyway, and can become instances of such classes.
                return Ok(());
            }
            if !class.has_flag(type_flag::HAS_DICT) && class.layout.kind != Kind::TYPE {
                self.add_dict_descriptor(class, dict);
            }
            class.set_flag(type_flag::HAS_DICT, true);
            if !weak_references_already && !sized_items(class) {
                class.set_flag(type_flag::WEAK_REFERENCEABLE, true);
                self.add_weakref_descriptor(class, dict);
            }
            self.expect_attributes(class, best, dict);
            class.enable_attributes(self);
            return Ok(());
        };
        let names = self.slot_names(&slots)?;
        if !names.is_empty() && sized_items(class) {
            return Err(
                self.type_error(format!("nonempty __slots__ not supported for subtype of '{}'", best.name()))
            );
        }
        let (mut own_dict, mut own_weak_references) = (false, false);
        let mut members = Vec::new();
        for name in names {
            match name.as_str() {
                "__dict__" if has_dict_already || std::mem::replace(&mut own_dict, true) => {
                    return Err(self.type_error("__dict__ slot disallowed: we already got one"));
                }
                "__weakref__"
                    if weak_references_already || std::mem::replace(&mut own_weak_references, true) =>
                {
                    return Err(self.type_error("__weakref__ slot disallowed: we already got one"));
                }
                "__dict__" | "__weakref__" => {}
                _ => members.push(mangle(self, &class.name(), &name)),
            }
        }
        self.add_members(class, dict, members)?;
        if own_dict {
            self.add_dict_descriptor(class, dict);
            class.set_flag(type_flag::HAS_DICT, true);
        }
        if own_weak_references {
            self.add_weakref_descriptor(class, dict);
            class.set_flag(type_flag::WEAK_REFERENCEABLE, true);
        }
        if class.has_flag(type_flag::HAS_DICT) {
            self.expect_attributes(class, best, dict);
        }
        if class.slot_count.get() > 0 || class.has_flag(type_flag::HAS_DICT) {
            class.enable_attributes(self);
        }
        Ok(())
    }

    /// Gives a class the members that its `__slots__` name.
    fn add_members(&self, class: &Class, dict: &Ref<Dict>, mut members: Vec<Ref<Str>>) -> PyResult<()> {
        members.sort_by(|a, b| a.as_str().cmp(b.as_str()));
        members.dedup_by(|a, b| a.as_str() == b.as_str());
        for name in members {
            if dict.get_str(&name).is_some() {
                return Err(self
                    .value_error(format!("'{}' in __slots__ conflicts with class variable", name.as_str())));
            }
            let index = class.slot_count.get();
            class.slot_count.set(index + 1);
            let member = Member { name: name.clone(), place: MemberPlace::Slot(index), owner: class.clone() };
            let member = self.heap.allocate(member, &self.types.member).into_value();
            drop(dict.insert_str(&name, member));
        }
        Ok(())
    }

    /// Room for the attributes that the methods of the class and of its base assign.
    fn expect_attributes(&self, class: &Class, base: &Class, dict: &Ref<Dict>) {
        let own = dict.get_str(&self.names.__static_attributes__);
        let own = own.and_then(|names| names.downcast_ref::<Tuple>().map(|names| names.items.len()));
        class.expect_attributes(base.attribute_hint.get() + own.unwrap_or(0) as u32);
    }

    fn slot_names(&self, slots: &Value) -> PyResult<Vec<Ref<Str>>> {
        let items = if slots.is_a::<Str>() { vec![slots.clone()] } else { self.collect(slots)? };
        let mut names = Vec::with_capacity(items.len());
        for item in items {
            let Some(name) = item.downcast_clone::<Str>() else {
                return Err(self.type_error(format!(
                    "__slots__ items must be strings, not '{}'",
                    self.type_name(&item)
                )));
            };
            if !is_identifier(name.as_str()) {
                return Err(self.type_error("__slots__ must be identifiers"));
            }
            names.push(self.intern_str(&name));
        }
        Ok(names)
    }

    /// The MRO, by the metaclass's `mro` method if it is overridden.
    fn compute_mro(&self, class: &Class) -> PyResult<Vec<Class>> {
        let metaclass = class.header().type_ref().clone();
        if !metaclass.is_native()
            && let Some(method) = self.lookup(&metaclass, &self.names.mro)
            && method.kind() == Kind::FUNCTION
        {
            let result = self.call(&method, &[class.value().clone()])?;
            return self.collect(&result)?.into_iter().map(|item| self.expect_class(item)).collect();
        }
        self.linearize(class)
    }

    fn expect_class(&self, value: Value) -> PyResult<Class> {
        value.downcast::<TypeObject>().map_err(|other| {
            self.type_error(format!("mro() returned a non-class ('{}')", self.type_name(&other)))
        })
    }

    /// The C3 linearisation (PEP 253, "The Python 2.3 Method Resolution Order").
    pub(crate) fn linearize(&self, class: &Class) -> PyResult<Vec<Class>> {
        let bases = class.bases.borrow().clone();
        for (index, base) in bases.iter().enumerate() {
            if bases[..index].iter().any(|other| other.is(base)) {
                return Err(self.type_error(format!("duplicate base class {}", base.name())));
            }
        }
        let mut lists: Vec<Vec<Class>> = bases.iter().map(|base| base.mro().to_vec()).collect();
        lists.push(bases.clone());
        let mut result = vec![class.clone()];
        loop {
            lists.retain(|list| !list.is_empty());
            if lists.is_empty() {
                return Ok(result);
            }
            let candidate = lists.iter().map(|list| &list[0]).find(|candidate| {
                !lists.iter().any(|list| list[1..].iter().any(|other| other.is(candidate)))
            });
            let Some(candidate) = candidate.cloned() else { return Err(self.mro_conflict(&lists)) };
            for list in &mut lists {
                if list[0].is(&candidate) {
                    list.remove(0);
                }
            }
            result.push(candidate);
        }
    }

    #[cold]
    fn mro_conflict(&self, lists: &[Vec<Class>]) -> Raised {
        let mut names: Vec<std::rc::Rc<str>> = Vec::new();
        for list in lists {
            let name = list[0].name();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        self.type_error(format!(
            "Cannot create a consistent method resolution order (MRO) for bases {}",
            names.iter().map(|name| &**name).collect::<Vec<_>>().join(", ")
        ))
    }

    fn fill_class_cells(&self, class: &Class, dict: &Ref<Dict>) -> PyResult<()> {
        if let Some(cell) = dict.remove_str(&self.names.__classcell__) {
            let Some(cell) = cell.downcast_ref::<Cell>() else {
                let found = self.repr_text(self.type_of(&cell).value())?;
                return Err(self.type_error(format!("__classcell__ must be a nonlocal cell, not {found}")));
            };
            drop(cell.replace(Some(class.value().clone())));
        }
        if let Some(cell) = dict.remove_str(&self.names.__classdictcell__)
            && let Some(cell) = cell.downcast_ref::<Cell>()
        {
            drop(cell.replace(Some(dict.value().clone())));
        }
        Ok(())
    }

    fn call_set_names(&self, class: &Class) -> PyResult<()> {
        for (name, value) in class.dict.items() {
            let Some(set_name) = self.lookup_special(&value, &self.names.__set_name__) else { continue };
            let arguments = [class.value().clone(), name.clone()];
            if let Err(raised) = self.call_special_function(&set_name, &value, &arguments) {
                let note = format!(
                    "Error calling __set_name__ on '{}' instance {} in '{}'",
                    self.type_name(&value),
                    self.repr_text(&name)?,
                    class.full_name()
                );
                self.add_note(&raised, &note)?;
                return Err(raised);
            }
        }
        Ok(())
    }

    fn call_init_subclass(&self, class: &Class, keywords: &[(Value, Value)]) -> PyResult<()> {
        let mro = class.mro();
        let definer = mro.iter().skip(1).find_map(|base| base.dict.get_str(&self.names.__init_subclass__));
        let Some(method) = definer else { return Ok(()) };
        let bound = self.descriptor_get(&method, None, class.value())?;
        let names: Vec<Value> = keywords.iter().map(|(name, _)| name.clone()).collect();
        let values: Vec<Value> = keywords.iter().map(|(_, value)| value.clone()).collect();
        self.call_with_keywords(&bound, &values, &names).map(drop)
    }

    /// Adds a note to an exception (`add_note`).
    pub(crate) fn add_note(&self, raised: &Raised, note: &str) -> PyResult<()> {
        if let Raised::Exception(exception) = raised {
            let method = self.attribute(exception.value(), "add_note")?;
            self.call(&method, &[self.text(note)])?;
        }
        Ok(())
    }
}

fn is_identifier(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|first| first == '_' || first.is_alphabetic())
        && characters.all(|c| c == '_' || c.is_alphanumeric())
}

/// Whether instances are of varying size, which leaves no place for `__slots__` members or weak references behind them.
fn sized_items(class: &Class) -> bool {
    matches!(class.layout.kind, Kind::INT | Kind::TUPLE | Kind::BYTES | Kind::TYPE)
}

/// Private name mangling.
fn mangle(vm: &Vm, class: &str, name: &Ref<Str>) -> Ref<Str> {
    let text = name.as_str();
    let class = class.trim_start_matches('_');
    if !text.starts_with("__") || text.ends_with("__") || text.contains('.') || class.is_empty() {
        return name.clone();
    }
    vm.intern(&format!("_{class}{text}"))
}

/// `__build_class__(func, name, /, *bases, [metaclass], **kwds)`.
pub(crate) fn build_class(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(body) = args.get(0).downcast_clone::<Function>() else {
        return Err(vm.type_error("__build_class__: func must be a function"));
    };
    let Some(name) = args.get(1).downcast_clone::<Str>() else {
        return Err(vm.type_error("__build_class__: name is not a string"));
    };
    let original_bases = args.extra().to_vec();
    let bases = vm.resolve_bases(&original_bases)?;
    let mut keywords = args.keywords().to_vec();
    let position = keywords
        .iter()
        .position(|(key, _)| key.downcast_ref::<Str>().is_some_and(|key| key.as_str() == "metaclass"));
    let explicit = position.map(|position| keywords.remove(position).1);
    let metaclass = match explicit {
        Some(explicit) => explicit,
        None => match bases.first() {
            Some(base) => vm.type_of(base).value().clone(),
            None => vm.types.type_.value().clone(),
        },
    };
    let metaclass = match metaclass.downcast::<TypeObject>() {
        Ok(class) => vm.calculate_metaclass(&class, &bases)?.into_value(),
        Err(callable) => callable,
    };
    let bases_tuple = vm.tuple(bases.clone());
    let keyword_names: Vec<Value> = keywords.iter().map(|(name, _)| name.clone()).collect();
    let keyword_values: Vec<Value> = keywords.iter().map(|(_, value)| value.clone()).collect();
    let namespace = match vm.try_attribute(&metaclass, &vm.names.__prepare__)? {
        Some(prepare) => {
            let mut values = vec![name.value().clone(), bases_tuple.clone()];
            values.extend(keyword_values.iter().cloned());
            vm.call_with_keywords(&prepare, &values, &keyword_names)?
        }
        None => vm.new_dict().into_value(),
    };
    if !namespace.is_a::<Dict>() && vm.lookup_special(&namespace, &vm.names.__getitem__).is_none() {
        let metaclass_name =
            metaclass.as_ref::<TypeObject>().map_or_else(|| "<metaclass>".into(), |c| c.name());
        return Err(vm.type_error(format!(
            "{metaclass_name}.__prepare__() must return a mapping, not {}",
            vm.type_name(&namespace)
        )));
    }
    let cell = vm.call_function(&body, None, &[], &[], Some(namespace.clone()))?;
    if !same_items(&bases, &original_bases) {
        vm.set_item(&namespace, vm.names.__orig_bases__.value(), Some(vm.tuple(original_bases)))?;
    }
    let mut values = vec![name.value().clone(), bases_tuple, namespace];
    values.extend(keyword_values);
    let class = vm.call_with_keywords(&metaclass, &values, &keyword_names)?;
    check_class_cell(vm, &cell, &class, &name)?;
    Ok(class)
}

fn same_items(a: &[Value], b: &[Value]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is(b))
}

fn check_class_cell(vm: &Vm, cell: &Value, class: &Value, name: &Ref<Str>) -> PyResult<()> {
    let Some(cell) = cell.downcast_ref::<Cell>() else { return Ok(()) };
    if !class.is_a::<TypeObject>() {
        return Ok(());
    }
    match cell.get() {
        None => Err(vm.runtime_error(format!(
            "__class__ not set defining '{}' as {}. Was __classcell__ propagated to type.__new__?",
            name.as_str(),
            vm.repr_text(class)?
        ))),
        Some(found) if !found.is(class) => Err(vm.type_error(format!(
            "__class__ set to {} defining '{}' as {}",
            vm.repr_text(&found)?,
            name.as_str(),
            vm.repr_text(class)?
        ))),
        Some(_) => Ok(()),
    }
}

impl Vm {
    /// Replaces bases that are not classes by what their `__mro_entries__` gives (PEP 560).
    pub(crate) fn resolve_bases(&self, bases: &[Value]) -> PyResult<Vec<Value>> {
        let mut resolved = Vec::with_capacity(bases.len());
        for base in bases {
            if base.is_a::<TypeObject>() {
                resolved.push(base.clone());
                continue;
            }
            match self.try_attribute(base, &self.names.__mro_entries__)? {
                None => resolved.push(base.clone()),
                Some(method) => {
                    let entries = self.call(&method, &[self.tuple(bases.to_vec())])?;
                    match entries.downcast_ref::<Tuple>() {
                        Some(entries) => resolved.extend(entries.items.iter().cloned()),
                        None => return Err(self.type_error("__mro_entries__ must return a tuple")),
                    }
                }
            }
        }
        Ok(resolved)
    }

    /// The globals of the innermost Python frame.
    pub fn current_globals(&self) -> Option<Ref<Dict>> {
        let frame = self.thread().frames.top()?;
        Some(frame.frame().function.globals.clone())
    }
}
