# Logging: loggers in a tree, handlers, formatters.

import io
import sys
import time

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

_names = {CRITICAL: "CRITICAL", ERROR: "ERROR", WARNING: "WARNING", INFO: "INFO", DEBUG: "DEBUG", NOTSET: "NOTSET"}
_disabled = 0
_start = time.ticks_ms()

raiseExceptions = True
BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"


def getLevelName(level):
    if isinstance(level, str):
        for n, name in _names.items():
            if name == level:
                return n
        return "Level " + level
    return _names.get(level, "Level %s" % level)


def addLevelName(level, name):
    _names[level] = name


def _level(level):
    if isinstance(level, int):
        return level
    if isinstance(level, str):
        n = getLevelName(level)
        if isinstance(n, int):
            return n
        raise ValueError("Unknown level: %r" % level)
    raise TypeError("Level not an integer or a valid string: %r" % (level,))


class LogRecord:
    def __init__(self, name, level, pathname, lineno, msg, args, exc_info=None, func=None):
        self.name, self.levelno, self.levelname = name, level, getLevelName(level)
        self.pathname, self.lineno, self.funcName = pathname, lineno, func
        self.msg, self.args, self.exc_info, self.exc_text = msg, args, exc_info, None
        self.created = time.time()
        now = time.ticks_ms()
        self.msecs = now % 1000
        self.relativeCreated = time.ticks_diff(now, _start)
        self.message = None
        self.asctime = None

    def getMessage(self):
        msg = str(self.msg)
        if self.args:
            args = self.args
            if len(args) == 1 and isinstance(args[0], dict) and args[0]:
                args = args[0]
            msg = msg % args
        return msg


class Formatter:
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%"):
        if style not in ("%", "{"):
            raise ValueError("Style must be one of: %, {")
        self._style = style
        self._fmt = fmt if fmt is not None else ("%(message)s" if style == "%" else "{message}")
        self.datefmt = datefmt

    def usesTime(self):
        return "asctime" in self._fmt

    def formatTime(self, record, datefmt=None):
        t = time.localtime(int(record.created))
        if datefmt is not None:
            if hasattr(time, "strftime"):
                return time.strftime(datefmt, t)
            return _strftime(datefmt, t)
        return self.default_msec_format % (_strftime(self.default_time_format, t), record.msecs)

    def formatException(self, ei):
        out = io.StringIO()
        sys.print_exception(ei[1] if isinstance(ei, tuple) else ei, out)
        return out.getvalue().rstrip("\n")

    def formatMessage(self, record):
        return self._fmt % record.__dict__ if self._style == "%" else self._fmt.format(**record.__dict__)

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        s = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            s = s.rstrip("\n") + "\n" + record.exc_text
        return s


def _strftime(fmt, t):
    parts = {"Y": "%04d" % t[0], "m": "%02d" % t[1], "d": "%02d" % t[2], "H": "%02d" % t[3], "M": "%02d" % t[4], "S": "%02d" % t[5],
             "y": "%02d" % (t[0] % 100), "j": "%03d" % t[7], "%": "%"}
    out, i = [], 0
    while i < len(fmt):
        if fmt[i] == "%" and fmt[i + 1 : i + 2] in parts:
            out.append(parts[fmt[i + 1]])
            i += 2
        else:
            out.append(fmt[i])
            i += 1
    return "".join(out)


class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, f):
        if f not in self.filters:
            self.filters.append(f)

    def removeFilter(self, f):
        if f in self.filters:
            self.filters.remove(f)

    def filter(self, record):
        for f in self.filters:
            if not (f.filter(record) if hasattr(f, "filter") else f(record)):
                return False
        return True


class Filter:
    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(self.name + ".")


class Handler(Filterer):
    def __init__(self, level=NOTSET):
        Filterer.__init__(self)
        self.level = _level(level)
        self.formatter = None

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, formatter):
        self.formatter = formatter

    def format(self, record):
        return (self.formatter or _default).format(record)

    def handle(self, record):
        ok = self.filter(record)
        if ok:
            self.emit(record)
        return ok

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handleError(self, record):
        if raiseExceptions and sys.stderr:
            sys.stderr.write("--- Logging error ---\n")

    def flush(self):
        pass

    def close(self):
        pass


_default = Formatter()


class StreamHandler(Handler):
    terminator = "\n"

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = sys.stderr if stream is None else stream

    def setStream(self, stream):
        old, self.stream = self.stream, stream
        return old

    def flush(self):
        if hasattr(self.stream, "flush"):
            self.stream.flush()

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except Exception as e:
            self.handleError(record)
            if raiseExceptions:
                sys.print_exception(e, sys.stderr)


class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a", encoding=None, delay=False):
        self.baseFilename, self.mode = filename, mode
        StreamHandler.__init__(self, None if delay else open(filename, mode))
        if delay:
            self.stream = None

    def emit(self, record):
        if self.stream is None:
            self.stream = open(self.baseFilename, self.mode)
        StreamHandler.emit(self, record)

    def flush(self):
        if self.stream is not None:
            self.stream.flush()

    def close(self):
        if self.stream is not None:
            self.stream.close()
            self.stream = None


class NullHandler(Handler):
    def handle(self, record):
        pass

    def emit(self, record):
        pass


class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name = name
        self.level = _level(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False

    def setLevel(self, level):
        self.level = _level(level)

    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level > _disabled and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        return getLogger(suffix if self is root else self.name + "." + suffix)

    def addHandler(self, handler):
        if handler not in self.handlers:
            self.handlers.append(handler)

    def removeHandler(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)

    def hasHandlers(self):
        logger = self
        while logger is not None:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def callHandlers(self, record):
        found = False
        logger = self
        while logger is not None:
            for h in logger.handlers:
                found = True
                if record.levelno >= h.level:
                    h.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and record.levelno >= lastResort.level:
            lastResort.handle(record)

    def log(self, level, msg, *args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        if not self.isEnabledFor(level):
            return
        if exc_info and not isinstance(exc_info, (BaseException, tuple)):
            exc_info = sys.exc_info() if hasattr(sys, "exc_info") else None
            if exc_info is not None and exc_info[1] is None:
                exc_info = None
        record = LogRecord(self.name, level, None, None, msg, args, exc_info)
        for k, v in (extra or {}).items():
            setattr(record, k, v)
        self.handle(record)

    def debug(self, msg, *args, **kw):
        self.log(DEBUG, msg, *args, **kw)

    def info(self, msg, *args, **kw):
        self.log(INFO, msg, *args, **kw)

    def warning(self, msg, *args, **kw):
        self.log(WARNING, msg, *args, **kw)

    warn = warning

    def error(self, msg, *args, **kw):
        self.log(ERROR, msg, *args, **kw)

    def critical(self, msg, *args, **kw):
        self.log(CRITICAL, msg, *args, **kw)

    fatal = critical

    def exception(self, msg, *args, exc_info=True, **kw):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kw)

    def __repr__(self):
        return "<Logger %s (%s)>" % (self.name, getLevelName(self.getEffectiveLevel()))


class LoggerAdapter:
    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def process(self, msg, kw):
        kw["extra"] = self.extra
        return msg, kw

    def log(self, level, msg, *args, **kw):
        msg, kw = self.process(msg, kw)
        self.logger.log(level, msg, *args, **kw)

    def debug(self, msg, *args, **kw):
        self.log(DEBUG, msg, *args, **kw)

    def info(self, msg, *args, **kw):
        self.log(INFO, msg, *args, **kw)

    def warning(self, msg, *args, **kw):
        self.log(WARNING, msg, *args, **kw)

    def error(self, msg, *args, **kw):
        self.log(ERROR, msg, *args, **kw)

    def critical(self, msg, *args, **kw):
        self.log(CRITICAL, msg, *args, **kw)


root = Logger("root", WARNING)
lastResort = StreamHandler()
lastResort.setLevel(WARNING)
_loggers = {}


def getLogger(name=None):
    if not name or name == "root":
        return root
    logger = _loggers.get(name)
    if logger is None:
        logger = _loggers[name] = Logger(name)
        logger.parent = _parent(name)
        for other in _loggers.values():  # those that were below its parent and are below it now
            if other.name.startswith(name + ".") and len(other.parent.name if other.parent is not root else "") < len(name):
                other.parent = logger
    return logger


def _parent(name):
    while "." in name:
        name = name.rsplit(".", 1)[0]
        if name in _loggers:
            return _loggers[name]
    return root


def disable(level=CRITICAL):
    global _disabled
    _disabled = _level(level)


def basicConfig(filename=None, filemode="a", format=None, datefmt=None, style="%", level=None, stream=None, handlers=None, force=False, encoding=None):
    if force:
        for h in root.handlers[:]:
            root.removeHandler(h)
            h.close()
    if not root.handlers:
        if handlers is None:
            handlers = [FileHandler(filename, filemode) if filename else StreamHandler(stream)]
        if format is None:
            format = BASIC_FORMAT if style == "%" else "{levelname}:{name}:{message}"
        f = Formatter(format, datefmt, style)
        for h in handlers:
            if h.formatter is None:
                h.setFormatter(f)
            root.addHandler(h)
    if level is not None:
        root.setLevel(level)


def shutdown():
    for logger in [root] + list(_loggers.values()):
        for h in logger.handlers:
            h.flush()
            h.close()


def _root(level):
    def log(msg, *args, **kw):
        if not root.handlers:
            basicConfig()
        root.log(level, msg, *args, **kw)

    return log


debug, info, warning, error, critical = _root(DEBUG), _root(INFO), _root(WARNING), _root(ERROR), _root(CRITICAL)
warn, fatal = warning, critical


def log(level, msg, *args, **kw):
    _root(level)(msg, *args, **kw)


def exception(msg, *args, exc_info=True, **kw):
    error(msg, *args, exc_info=exc_info, **kw)


def captureWarnings(capture):
    pass
