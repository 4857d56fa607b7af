# A lone star target.
*a = [1, 2]
