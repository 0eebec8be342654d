# Expected output: CPython 3.11 (MicroPython has logging in a library to install).
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)-8s %(name)s: %(message)s")
logging.debug("hidden")
logging.info("shown %d", 1)
logging.warning("a %s %s", "b", "c")
log = logging.getLogger("app")
sub = logging.getLogger("app.net.tcp")
print(log is logging.getLogger("app"), sub.parent is log, log.parent is logging.getLogger(), log.level, log.getEffectiveLevel())
net = logging.getLogger("app.net")
print(sub.parent is net, net.parent is log, logging.getLogger("app").getChild("net") is net)
log.setLevel("ERROR")
sub.warning("hidden")
sub.error("shown")
print(sub.isEnabledFor(logging.ERROR), sub.isEnabledFor(logging.INFO), logging.getLevelName(30), logging.getLevelName("INFO"), logging.getLevelName(35))


class H(logging.Handler):
    def emit(self, record):
        print("H", record.levelname, record.name, record.getMessage(), self.format(record))


h = H(logging.CRITICAL)
h.setFormatter(logging.Formatter("{levelno} {message}", style="{"))
net.addHandler(h)
net.propagate = False
sub.error("to the handler, too low")
sub.critical("to the handler")
net.removeHandler(h)
net.propagate = True
sub.critical("%(a)s!", {"a": 5})
f = logging.Filter("app.other")
logging.getLogger().handlers[0].addFilter(f)
sub.critical("filtered")
logging.getLogger().handlers[0].removeFilter(f)
logging.disable(logging.CRITICAL)
sub.critical("disabled")
logging.disable(logging.NOTSET)
ad = logging.LoggerAdapter(log, {"x": 1})
ad.error("adapted %s", 1)
for bad in (1.5, "NOPE"):
    try:
        log.setLevel(bad)
    except (TypeError, ValueError) as e:
        print(e)
try:
    1 / 0
except ZeroDivisionError:
    log.setLevel(logging.CRITICAL)
    log.exception("hidden")
print(log, logging.root.name)
