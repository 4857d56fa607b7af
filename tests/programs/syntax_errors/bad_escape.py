# A broken unicode escape.
path = 'C:\Users\name'
