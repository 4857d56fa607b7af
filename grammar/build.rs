//! Generates the LR(1) parser from `src/python.lalrpop`.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    lalrpop::Configuration::new()
        .emit_comments(false)
        .emit_rerun_directives(true)
        .use_cargo_dir_conventions()
        .process()
}
