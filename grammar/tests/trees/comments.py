

# only a comment
\

