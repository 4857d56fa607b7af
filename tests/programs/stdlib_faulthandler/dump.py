# Tracebacks into a file.
import faulthandler
import tempfile
import time


def inner(file, **options):
    faulthandler.dump_traceback(file, **options)


def outer(file, **options):
    inner(file, **options)


with tempfile.TemporaryFile('w+') as file:
    outer(file, all_threads=False)
    file.seek(0)
    for line in file:
        print(line.rstrip().rpartition('/')[2] if 'File' in line else line.rstrip())
with tempfile.TemporaryFile('w+') as file:
    faulthandler.dump_traceback_later(0.05, file=file)
    time.sleep(0.3)
    file.seek(0)
    print(file.readline().rstrip())
    faulthandler.dump_traceback_later(10, file=file)
    faulthandler.cancel_dump_traceback_later()
    print(faulthandler.is_enabled())
    faulthandler.enable(file)
    print(faulthandler.is_enabled(), faulthandler.disable(), faulthandler.disable(), faulthandler.is_enabled())
for action in (lambda: faulthandler.dump_traceback_later(0), lambda: faulthandler.dump_traceback(-1)):
    try:
        action()
    except ValueError as error:
        print(error)
