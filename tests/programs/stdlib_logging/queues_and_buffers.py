"""Handlers that keep records, and a listener that gives them on."""
import logging
import logging.handlers
import queue
import sys

logger = logging.getLogger("app")
logger.setLevel(logging.DEBUG)
logger.propagate = False
target = logging.StreamHandler(sys.stdout)
target.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s"))

memory = logging.handlers.MemoryHandler(3, flushLevel=logging.ERROR, target=target)
logger.addHandler(memory)
logger.debug("one")
logger.info("two")
print("nothing yet")
logger.error("three")
logger.debug("four")
memory.close()
logger.removeHandler(memory)

records = queue.Queue()
logger.addHandler(logging.handlers.QueueHandler(records))
listener = logging.handlers.QueueListener(records, target)
listener.start()
logger.warning("over %s", "there")
try:
    1 / 0
except ZeroDivisionError:
    logger.exception("failed")
listener.stop()
print(records.empty())
