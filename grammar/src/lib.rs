//! Python 3.13 source to AST: tokens, layout, the LALRPOP grammar, spans and syntax errors.
