# A chain of methods over lines.
text = 'a b c'
result = (text
          .upper()
          .split()
          .joined('-')
          .lower())
