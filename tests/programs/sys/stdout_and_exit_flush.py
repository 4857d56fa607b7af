# Output is flushed at the end; writes to stdout and stderr.
import sys
sys.stdout.write("no newline")
sys.stdout.write("|é€\n")
print(sys.stdout.writable(), sys.stdout.readable(), sys.stdout.fileno(), sys.stdout.isatty(), sys.stdout.errors, sys.stdout.line_buffering, sys.stdout.mode, sys.stdout.closed)
sys.stdout.writelines(["a", "b\n"])
sys.stdout.buffer.write(b"bytes\n")
sys.stdout.flush()
print("to stderr", file=sys.stderr)
sys.stderr.write("more\n")
sys.exit(7)
