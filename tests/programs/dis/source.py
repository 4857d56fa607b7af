"""Listings of source text: an expression, or statements."""
import dis

dis.dis("a + b")
dis.dis("x = [n for n in y]")
