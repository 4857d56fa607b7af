x = "a" "b" 'c'
y = ("long "
     "text")
