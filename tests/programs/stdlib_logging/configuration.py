"""Logging configured from dictionaries and files."""
import io
import logging
import logging.config

logging.config.dictConfig({
    "version": 1,
    "formatters": {"short": {"format": "{levelname}/{name}/{message}", "style": "{"}},
    "filters": {"only": {"name": "app.sub"}},
    "handlers": {
        "out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "short", "level": "INFO"},
        "kept": {"class": "logging.handlers.MemoryHandler", "capacity": 10, "target": "out"},
        "filtered": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "filters": ["only"],
                     "formatter": "short"},
    },
    "loggers": {"app": {"level": "DEBUG", "handlers": ["out"], "propagate": False},
                "other": {"handlers": ["filtered"], "propagate": False}},
    "root": {"level": "WARNING", "handlers": ["out"]},
})
app = logging.getLogger("app")
app.debug("hidden by the handler")
app.info("shown")
logging.getLogger("app.sub").error("from below")
logging.getLogger("other").error("filtered away")
logging.warning("root")
for bad in ({}, {"version": 2}, {"version": 1, "handlers": {"h": {"class": "nope.Handler"}}},
            {"version": 1, "loggers": {"x": {"handlers": ["missing"]}}},
            {"version": 1, "root": {"level": "LOUD"}}):
    try:
        logging.config.dictConfig(bad)
    except ValueError as error:
        print(error, "|", error.__cause__)
logging.config.fileConfig(io.StringIO("""
[loggers]
keys=root,part
[handlers]
keys=out
[formatters]
keys=plain
[logger_root]
level=ERROR
handlers=out
[logger_part]
level=INFO
handlers=out
qualname=part
propagate=0
[handler_out]
class=StreamHandler
formatter=plain
args=(sys.stdout,)
[formatter_plain]
format=%(name)s: %(message)s
"""))
logging.getLogger("part").info("from a file")
logging.warning("too low")
logging.error("high enough")
