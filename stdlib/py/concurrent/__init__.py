"""A package for `concurrent.futures`."""
