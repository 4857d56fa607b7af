//! The text of an exception that nobody has caught: tracebacks, causes, groups, as CPython's `traceback` writes them.

mod colour;
mod excerpt;
mod message;
mod stack;
mod unraisable;

pub use unraisable::{UNRAISABLE_TYPE, Unraisable};

use std::collections::HashSet;

use self::colour::Colours;

use crate::object::exception::Exception;
use crate::object::tuple::Tuple;
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";
/// Members of a group that are shown.
const GROUP_WIDTH: usize = 15;
/// Groups in groups that are shown.
const GROUP_DEPTH: usize = 10;

/// Text in the making. Inside a group each line has a margin.
struct Page {
    text: String,
    colours: Colours,
    depth: usize,
    needs_close: bool,
}

impl Page {
    fn new(colours: Colours) -> Page {
        Page { text: String::new(), colours, depth: 0, needs_close: false }
    }

    fn indent(&self) -> String {
        " ".repeat(2 * self.depth)
    }

    fn add(&mut self, text: &str) {
        self.add_with(text, '|');
    }

    fn add_with(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            self.text.push_str(text);
            return;
        }
        for line in text.split_inclusive('\n') {
            self.text.push_str(&format!("{}{margin} {line}", self.indent()));
        }
    }
}

impl Vm {
    /// The text of an exception, as `sys.excepthook` has it.
    pub fn uncaught_text(&self, exception: &Ref<Exception>) -> String {
        self.text_in(Colours::NONE, exception)
    }

    /// What `sys.excepthook` prints of an exception: on a terminal in colours.
    pub fn printed_text(&self, exception: &Ref<Exception>) -> String {
        self.text_in(self.colours(), exception)
    }

    fn text_in(&self, colours: Colours, exception: &Ref<Exception>) -> String {
        let mut page = Page::new(colours);
        let mut seen = HashSet::new();
        self.add_chain(&mut page, exception, &mut seen);
        page.text
    }

    /// An exception and those that it came from, the earliest first. No exception is shown twice.
    fn add_chain(&self, page: &mut Page, exception: &Ref<Exception>, seen: &mut HashSet<u64>) {
        let mut chain: Vec<(Ref<Exception>, &str)> = Vec::new();
        let mut next = Some((exception.clone(), ""));
        while let Some((current, message)) = next {
            seen.insert(self.heap.id_of(current.value()));
            let is_new = |earlier: &Ref<Exception>| !seen.contains(&self.heap.id_of(earlier.value()));
            let cause = as_exception(current.cause.borrow().as_ref()).filter(is_new);
            let context = as_exception(current.context.borrow().as_ref()).filter(is_new);
            next = match (cause, context) {
                (Some(cause), _) => Some((cause, CAUSE)),
                (None, Some(context)) if !current.suppress_context.get() => Some((context, CONTEXT)),
                _ => None,
            };
            chain.push((current, message));
        }
        while let Some((current, message)) = chain.pop() {
            self.add_one(page, &current, seen);
            page.add(message);
        }
    }

    fn add_one(&self, page: &mut Page, exception: &Ref<Exception>, seen: &mut HashSet<u64>) {
        if let Some(members) = self.members_of_group(exception) {
            return self.add_group(page, exception, &members, seen);
        }
        let stack = self.stack_text(exception, page.colours);
        if !stack.is_empty() {
            page.add("Traceback (most recent call last):\n");
            page.add(&stack);
        }
        page.add(&self.message_text(exception, page.colours));
    }

    fn members_of_group(&self, exception: &Ref<Exception>) -> Option<Vec<Ref<Exception>>> {
        if !self.is_instance(exception.value(), &self.exceptions.base_exception_group) {
            return None;
        }
        let members = self.try_attribute(exception.value(), &self.names.exceptions).ok()??;
        let members = members.downcast_ref::<Tuple>()?;
        Some(members.items.iter().filter_map(Value::downcast_clone).collect())
    }

    fn add_group(
        &self,
        page: &mut Page,
        exception: &Ref<Exception>,
        members: &[Ref<Exception>],
        seen: &mut HashSet<u64>,
    ) {
        if page.depth > GROUP_DEPTH {
            return page.add(&format!("... (max_group_depth is {GROUP_DEPTH})\n"));
        }
        let is_top = page.depth == 0;
        if is_top {
            page.depth = 1;
        }
        let stack = self.stack_text(exception, page.colours);
        if !stack.is_empty() {
            page.add_with(
                "Exception Group Traceback (most recent call last):\n",
                if is_top { '+' } else { '|' },
            );
            page.add(&stack);
        }
        page.add(&self.message_text(exception, page.colours));
        let shown = if members.len() <= GROUP_WIDTH { members.len() } else { GROUP_WIDTH + 1 };
        page.needs_close = false;
        for index in 0..shown {
            let is_last = index + 1 == shown;
            if is_last {
                // The innermost group that ends first draws the line below all of them.
                page.needs_close = true;
            }
            let title = if index < GROUP_WIDTH { (index + 1).to_string() } else { "...".to_owned() };
            let corner = if index == 0 { "+-" } else { "  " };
            page.text
                .push_str(&format!("{}{corner}+---------------- {title} ----------------\n", page.indent()));
            page.depth += 1;
            if index < GROUP_WIDTH {
                // CPython colours the group alone.
                let colours = std::mem::replace(&mut page.colours, Colours::NONE);
                self.add_chain(page, &members[index], seen);
                page.colours = colours;
            } else {
                let rest = members.len() - GROUP_WIDTH;
                let plural = if rest > 1 { "s" } else { "" };
                page.add(&format!("and {rest} more exception{plural}\n"));
            }
            if is_last && page.needs_close {
                page.text.push_str(&format!("{}+------------------------------------\n", page.indent()));
                page.needs_close = false;
            }
            page.depth -= 1;
        }
        if is_top {
            page.depth = 0;
        }
    }
}

fn as_exception(value: Option<&Value>) -> Option<Ref<Exception>> {
    value.and_then(Value::downcast_clone)
}
