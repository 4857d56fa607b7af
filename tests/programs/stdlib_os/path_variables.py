# expandvars and expanduser.
import os
os.environ['PLACE'] = 'world'
os.environ['HOME'] = '/home/me/'
os.environ.pop('NOT_SET', None)
for text in ('hello $PLACE', '${PLACE}s', '$NOT_SET/x', '${NOT_SET}', '$', 'a$', '$PLACES', '${PLACE', '$PLACE$PLACE', '$$', 'é$PLACE'):
    print(text, '->', os.path.expandvars(text))
print(os.path.expandvars(b'x$PLACE'), os.path.expanduser('~'), os.path.expanduser('~/x'), os.path.expanduser('a~'), os.path.expanduser(b'~/y'))
os.environ['HOME'] = '/'
print(os.path.expanduser('~'), os.path.expanduser('~/x'))
