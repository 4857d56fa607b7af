# The traceback of a failing import has no frames of the import system.
import _fails_deep
