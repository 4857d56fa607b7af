"""Files that are changed when they get too large, or somebody moves them."""
import glob
import logging
import logging.handlers
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "a.log")
    logger = logging.getLogger("rotating")
    logger.propagate = False
    handler = logging.handlers.RotatingFileHandler(name, maxBytes=60, backupCount=2)
    handler.setFormatter(logging.Formatter("%(levelname)s:%(message)s"))
    logger.addHandler(handler)
    for number in range(12):
        logger.warning("message %d", number)
    handler.close()
    logger.removeHandler(handler)
    for path in sorted(glob.glob(name + "*")):
        print(os.path.basename(path))
        print(open(path).read(), end="")
    watched = logging.handlers.WatchedFileHandler(os.path.join(folder, "b.log"))
    logger.addHandler(watched)
    logger.error("before")
    os.rename(os.path.join(folder, "b.log"), os.path.join(folder, "c.log"))
    logger.error("after")
    watched.close()
    print(open(os.path.join(folder, "c.log")).read(), open(os.path.join(folder, "b.log")).read())
    timed = logging.handlers.TimedRotatingFileHandler(os.path.join(folder, "d.log"), when="midnight", utc=True)
    print(timed.computeRollover(86400 * 10 + 5) == 86400 * 11, timed.suffix)
    timed.close()
    for when in ("W7", "Q"):
        try:
            logging.handlers.TimedRotatingFileHandler(os.path.join(folder, "e.log"), when=when)
        except ValueError as error:
            print(error)
