import io
import logging
import os
import sys
import warnings

path = 'logging_test_%d.txt' % os.getpid()
handler = logging.FileHandler(path, 'w', encoding='utf-8')
handler.setFormatter(logging.Formatter('%(levelname)s %(message)s'))
log = logging.getLogger('file')
log.addHandler(handler)
log.warning('to file é')
log.info('not logged')
handler.close()
with open(path, encoding='utf-8') as file:
    print(file.read(), end='')
os.remove(path)

stream = io.StringIO()
logging.captureWarnings(True)
logging.getLogger('py.warnings').addHandler(logging.StreamHandler(stream))
warnings.simplefilter('always')
warnings.warn('careful')
print('UserWarning: careful' in stream.getvalue())
logging.captureWarnings(False)

# An event that cannot be formatted is reported, and the program goes on.
sys.stderr = io.StringIO()
log.removeHandler(handler)
log.addHandler(logging.StreamHandler(stream))
log.error('bad %d', 'x')
report = sys.stderr.getvalue()
sys.stderr = sys.__stderr__
lines = report.splitlines()
print(lines[0], lines[-2:], 'TypeError' in report)
