import logging, io, sys, threading
s=io.StringIO()
logging.basicConfig(stream=s, level=logging.DEBUG, format='%(levelname)s:%(name)s:%(funcName)s:%(lineno)d:%(threadName)s:%(message)s')
log=logging.getLogger('a.b'); log.info('x %s %d', 'y', 3); log.debug({'a':1}); log.warning('%(k)s', {'k':'v'})
def f():
    try: 1/0
    except ZeroDivisionError: log.exception('failed')
f()
log.log(25,'odd'); log.error('e', exc_info=ValueError('v')); log.critical('c', extra={'z':1})
t=threading.Thread(target=lambda: log.info('in thread'),name='T1'); t.start(); t.join()
print(s.getvalue())
print(log, logging.getLogger(), logging.getLogger('a'), log.parent, log.getEffectiveLevel(), logging.getLevelName(25), logging.getLevelName('INFO'))
h=logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter('{levelname:>8} {message}',style='{')); l2=logging.getLogger('z'); l2.propagate=False; l2.addHandler(h); l2.setLevel('WARNING'); l2.info('no'); l2.warning('yes'); print(h, l2.handlers==[h], l2.isEnabledFor(20), l2.hasHandlers())
h.addFilter(lambda r: 'skip' not in r.getMessage()); l2.error('skip me'); l2.error('keep')
class F(logging.Filter):
    def filter(self,r): r.msg='F:'+r.msg; return True
l2.addFilter(F()); l2.error('m'); logging.disable(logging.ERROR); l2.error('off'); l2.critical('on'); logging.disable(logging.NOTSET)
a=logging.LoggerAdapter(l2,{'u':1}); a.warning('adapted'); print(a)
for bad in (lambda: l2.setLevel('NOPE'), lambda: l2.setLevel(1.5), lambda: logging.Formatter('%(x'), lambda: logging.Formatter(style='?'), lambda: logging.basicConfig(foo=1,force=True), lambda: l2.log('x','y'), lambda: l2.info('a',extra={'message':1}) or l2.warning('a',extra={'message':1})):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
logging.addLevelName(5,'TRACE'); l2.setLevel(5); l2.log(5,'tr'); print(logging.getLevelName(5))
r=logging.LogRecord('n',20,'/a/b/c.py',7,'m %s',('q',),None); print(r, r.getMessage(), r.module, r.filename, r.levelname); print(logging.Formatter('%(asctime)s|%(message)s').usesTime(), logging.Formatter('$message',style='$').format(r), logging.BufferingFormatter().format([r,r]))
print(logging.Formatter('%(process)d').format(r).isdigit(), len(logging.Formatter('%(asctime)s').format(r)), logging.makeLogRecord({'a':1}).a)
logging.getLogger('nohandlers').propagate; print(logging.lastResort, logging.NullHandler(), logging.getLogger('a.b') is log, log.getChild('c'), sorted(x.name for x in logging.getLogger('a').getChildren()))
