public = "p"
other = "o"
_private = "q"
