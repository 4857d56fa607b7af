# ModuleNotFoundError at the top.
import sys
import module_that_does_not_exist.sub as m
