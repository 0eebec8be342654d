# Dates, times and durations, as in CPython, in the Gregorian calendar from year
# 1 to 9999.

import time as _time

MINYEAR = 1
MAXYEAR = 9999

_DAY = 86400
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FULL = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKFULL = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


def _dim(y, m):
    return 29 if m == 2 and _leap(y) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[m - 1]


def _before(y, m):
    # Days of the year before the month.
    return (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)[m - 1] + (m > 2 and _leap(y))


def _ymd2ord(y, m, d):
    p = y - 1
    return p * 365 + p // 4 - p // 100 + p // 400 + _before(y, m) + d


def _ord2ymd(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    y = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return y - 1, 12, 31
    m = (n + 50) >> 5
    if _before(y, m) > n:
        m -= 1
    return y, m, n - _before(y, m) + 1


_EPOCH = _ymd2ord(1970, 1, 1)


def _check_date(y, m, d):
    if not MINYEAR <= y <= MAXYEAR:
        raise ValueError("year %d is out of range" % y)
    if not 1 <= m <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= d <= _dim(y, m):
        raise ValueError("day is out of range for month")


def _check_time(h, m, s, us, fold):
    if not 0 <= h <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= m <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= s <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= us <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


def _check_tz(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass")


class _Ordered:
    # Comparisons by _key() of those whose class _like() takes.
    def __lt__(self, other):
        return self._key() < other._key() if self._like(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._like(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._like(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._like(other) else NotImplemented


class timedelta(_Ordered):
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        us = 0
        for value, unit in ((days, _DAY), (seconds, 1), (minutes, 60), (hours, 3600), (weeks, 7 * _DAY)):
            if isinstance(value, float):
                whole = int(value)
                us += whole * unit * 1000000 + (value - whole) * unit * 1000000
            else:
                us += value * unit * 1000000
        us += milliseconds * 1000 + microseconds
        self._us = us if isinstance(us, int) else round(us)
        if not -999999999 <= self.days <= 999999999:
            raise OverflowError("days=%d; must have magnitude <= 999999999" % self.days)

    @property
    def days(self):
        return self._us // (_DAY * 1000000)

    @property
    def seconds(self):
        return self._us // 1000000 % _DAY

    @property
    def microseconds(self):
        return self._us % 1000000

    def total_seconds(self):
        return self._us / 1000000

    def __repr__(self):
        parts = [n + "=" + str(getattr(self, n)) for n in ("days", "seconds", "microseconds") if getattr(self, n)]
        return "datetime.timedelta(" + (", ".join(parts) or "0") + ")"

    def __str__(self):
        s = self.seconds
        text = "%d:%02d:%02d" % (s // 3600, s // 60 % 60, s % 60)
        if self.microseconds:
            text += ".%06d" % self.microseconds
        if self.days:
            text = "%d day%s, %s" % (self.days, "" if abs(self.days) == 1 else "s", text)
        return text

    def __add__(self, other):
        return _us(self._us + other._us) if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        return _us(self._us - other._us) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _us(-self._us)

    def __pos__(self):
        return self

    def __abs__(self):
        return _us(abs(self._us))

    def __mul__(self, other):
        if isinstance(other, int):
            return _us(self._us * other)
        return _us(round(self._us * other)) if isinstance(other, float) else NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us // other._us
        return _us(self._us // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us / other._us
        return _us(round(self._us / other)) if isinstance(other, (int, float)) else NotImplemented

    def __mod__(self, other):
        return _us(self._us % other._us) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return self // other, self % other

    def _key(self):
        return self._us

    def _like(self, other):
        return isinstance(other, timedelta)

    def __eq__(self, other):
        return isinstance(other, timedelta) and self._us == other._us

    def __bool__(self):
        return self._us != 0

    def __hash__(self):
        return hash(self._us)


def _us(n):
    return timedelta(microseconds=n)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    def tzname(self, dt):
        raise NotImplementedError("tzinfo subclass must override tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("tzinfo subclass must override utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("tzinfo subclass must override dst()")

    def fromutc(self, dt):
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc() requires a non-None utcoffset() result")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc() requires a non-None dst() result")
        delta = offset - dst
        if delta:
            dt += delta
            dst = dt.dst()
        return dt + dst


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("offset must be a timedelta")
        if not -_DAY * 1000000 < offset._us < _DAY * 1000000:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
        self._offset, self._name = offset, name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + _offset(self._offset) if self._offset else "UTC"

    def fromutc(self, dt):
        return dt + self._offset

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return "datetime.timezone(%r)" % self._offset
        return "datetime.timezone(%r, %r)" % (self._offset, self._name)


timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _offset(delta, colon=":"):
    # "+02:00"
    us = delta._us
    sign = "+"
    if us < 0:
        sign, us = "-", -us
    s, us = divmod(us, 1000000)
    text = "%s%02d%s%02d" % (sign, s // 3600, colon, s // 60 % 60)
    if s % 60 or us:
        text += "%s%02d" % (colon, s % 60)
    if us:
        text += ".%06d" % us
    return text


def _format(o, fmt, dt):
    # dt gives the date, o the time and the zone.
    out = []
    i = 0
    while i < len(fmt):
        c = fmt[i]
        i += 1
        if c != "%" or i == len(fmt):
            out.append(c)
            continue
        c = fmt[i]
        i += 1
        h = getattr(o, "hour", 0)
        if c == "Y":
            c = "%d" % dt.year
        elif c == "y":
            c = "%02d" % (dt.year % 100)
        elif c == "m":
            c = "%02d" % dt.month
        elif c == "d":
            c = "%02d" % dt.day
        elif c == "H":
            c = "%02d" % h
        elif c == "I":
            c = "%02d" % ((h + 11) % 12 + 1)
        elif c == "p":
            c = "AM" if h < 12 else "PM"
        elif c == "M":
            c = "%02d" % getattr(o, "minute", 0)
        elif c == "S":
            c = "%02d" % getattr(o, "second", 0)
        elif c == "f":
            c = "%06d" % getattr(o, "microsecond", 0)
        elif c == "j":
            c = "%03d" % (_before(dt.year, dt.month) + dt.day)
        elif c == "a":
            c = _WEEK[dt.weekday()]
        elif c == "A":
            c = _WEEKFULL[dt.weekday()]
        elif c == "w":
            c = "%d" % (dt.isoweekday() % 7)
        elif c == "u":
            c = "%d" % dt.isoweekday()
        elif c == "b" or c == "h":
            c = _MONTHS[dt.month - 1]
        elif c == "B":
            c = _FULL[dt.month - 1]
        elif c == "G":
            c = "%d" % dt.isocalendar()[0]
        elif c == "V":
            c = "%02d" % dt.isocalendar()[1]
        elif c == "c":
            c = _format(o, "%a %b ", dt) + "%2d" % dt.day + _format(o, " %H:%M:%S %Y", dt)
        elif c == "x" or c == "D":
            c = _format(o, "%m/%d/%y", dt)
        elif c == "X" or c == "T":
            c = _format(o, "%H:%M:%S", dt)
        elif c == "F":
            c = _format(o, "%Y-%m-%d", dt)
        elif c == "R":
            c = _format(o, "%H:%M", dt)
        elif c == "n":
            c = "\n"
        elif c == "t":
            c = "\t"
        elif c == "z":
            delta = o.utcoffset() if hasattr(o, "utcoffset") else None
            c = "" if delta is None else _offset(delta, "")
        elif c == "Z":
            c = (o.tzname() if hasattr(o, "tzname") else None) or ""
        elif c != "%":
            c = "%" + c
        out.append(c)
    return "".join(out)


class date(_Ordered):
    def __init__(self, year, month, day):
        _check_date(year, month, day)
        self._ymd = (year, month, day)

    @classmethod
    def fromtimestamp(cls, ts):
        t = _time.localtime(int(ts // 1))
        return cls(t[0], t[1], t[2])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        y, m, d = _ord2ymd(n)
        return cls(y, m, d)

    @classmethod
    def fromisoformat(cls, s):
        return cls(*_parse_date(s))

    @property
    def year(self):
        return self._ymd[0]

    @property
    def month(self):
        return self._ymd[1]

    @property
    def day(self):
        return self._ymd[2]

    def toordinal(self):
        return _ymd2ord(*self._ymd)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        y = self.year
        n = _ymd2ord(*self._ymd)
        first = _week1(y)
        if n < first:
            y -= 1
            first = _week1(y)
        elif n >= _week1(y + 1):
            y += 1
            first = _week1(y)
        return y, (n - first) // 7 + 1, self.isoweekday()

    def replace(self, year=None, month=None, day=None):
        y, m, d = self._ymd
        return date(y if year is None else year, m if month is None else month, d if day is None else day)

    def timetuple(self):
        y, m, d = self._ymd
        return (y, m, d, 0, 0, 0, self.weekday(), _before(y, m) + d, -1)

    def isoformat(self):
        return "%04d-%02d-%02d" % self._ymd

    def strftime(self, fmt):
        return _format(self, fmt, self)

    __format__ = lambda self, fmt: self.strftime(fmt) if fmt else str(self)

    def ctime(self):
        return self.strftime("%a %b ") + "%2d" % self.day + " 00:00:00 %d" % self.year

    def __repr__(self):
        return "datetime.date(%d, %d, %d)" % self._ymd

    def __str__(self):
        return self.isoformat()

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other.days
        if not 1 <= n <= 3652059:
            raise OverflowError("date value out of range")
        return date(*_ord2ymd(n))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return self._ymd

    def _like(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._like(other) and self._ymd == other._ymd

    def __hash__(self):
        return hash(self._ymd)


def _week1(y):
    # The Monday of the week that has the year's first Thursday.
    n = _ymd2ord(y, 1, 1)
    weekday = (n + 6) % 7
    return n - weekday + (7 if weekday > 3 else 0)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(1)


def _bad(s):
    return ValueError("Invalid isoformat string: %r" % s)


def _number(s, whole):
    if not s or not s.isdigit():
        raise _bad(whole)
    return int(s)


def _parse_date(s):
    if len(s) == 8 and "-" not in s:
        s = s[:4] + "-" + s[4:6] + "-" + s[6:]
    if len(s) != 10 or s[4] != "-" or s[7] != "-":
        raise _bad(s)
    return _number(s[:4], s), _number(s[5:7], s), _number(s[8:], s)


def _parse_time(s, whole):
    # (hour, minute, second, microsecond, tzinfo)
    tz = None
    if s.endswith("Z"):
        s, tz = s[:-1], timezone.utc
    else:
        for sign in "+-":
            if sign in s:
                s, z = s.split(sign, 1)
                h, m, sec, us = _parse_clock(z, whole)
                delta = timedelta(hours=h, minutes=m, seconds=sec, microseconds=us)
                tz = timezone(-delta if sign == "-" else delta) if delta else timezone.utc
                break
    return _parse_clock(s, whole) + (tz,)


def _parse_clock(s, whole):
    us = 0
    for point in ".,":
        if point in s:
            s, f = s.split(point, 1)
            us = _number((f + "000000")[:6], whole)
            break
    parts = s.split(":") if ":" in s else [s[i : i + 2] for i in range(0, len(s), 2)]
    if not 1 <= len(parts) <= 3 or any([len(p) != 2 for p in parts]):
        raise _bad(whole)
    parts = [_number(p, whole) for p in parts] + [0, 0]
    return parts[0], parts[1], parts[2], us


def _iso_time(o, timespec):
    if timespec == "auto":
        timespec = "microseconds" if o.microsecond else "seconds"
    h, m, s, us = o.hour, o.minute, o.second, o.microsecond
    if timespec == "hours":
        return "%02d" % h
    if timespec == "minutes":
        return "%02d:%02d" % (h, m)
    if timespec == "seconds":
        return "%02d:%02d:%02d" % (h, m, s)
    if timespec == "milliseconds":
        return "%02d:%02d:%02d.%03d" % (h, m, s, us // 1000)
    if timespec == "microseconds":
        return "%02d:%02d:%02d.%06d" % (h, m, s, us)
    raise ValueError("Unknown timespec value")


def _repr_time(parts, tz, fold, least):
    # Without the zeros at the end, but at least so many parts.
    parts = list(parts)
    while len(parts) > least and not parts[-1]:
        parts.pop()
    text = ", ".join([str(p) for p in parts])
    if tz is not None:
        text += ", tzinfo=%r" % tz
    if fold:
        text += ", fold=1"
    return text


def _mixed(a, b):
    return (a.utcoffset() is None) != (b.utcoffset() is None)


def _same_kind(a, b, doing, what):
    if _mixed(a, b):
        raise TypeError("can't " + doing + " offset-naive and offset-aware " + what)
    return True


class time(_Ordered):
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond, fold)
        _check_tz(tzinfo)
        self._t = (hour, minute, second, microsecond)
        self.tzinfo, self.fold = tzinfo, fold

    @classmethod
    def fromisoformat(cls, s):
        h, m, sec, us, tz = _parse_time(s[1:] if s.startswith("T") else s, s)
        return cls(h, m, sec, us, tz)

    @property
    def hour(self):
        return self._t[0]

    @property
    def minute(self):
        return self._t[1]

    @property
    def second(self):
        return self._t[2]

    @property
    def microsecond(self):
        return self._t[3]

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        h, m, s, us = self._t
        return time(
            h if hour is None else hour,
            m if minute is None else minute,
            s if second is None else second,
            us if microsecond is None else microsecond,
            self.tzinfo if tzinfo is True else tzinfo,
            fold=self.fold if fold is None else fold,
        )

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(None)

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(None)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(None)

    def isoformat(self, timespec="auto"):
        off = self.utcoffset()
        return _iso_time(self, timespec) + ("" if off is None else _offset(off))

    def strftime(self, fmt):
        return _format(self, fmt, date(1900, 1, 1))

    __format__ = lambda self, fmt: self.strftime(fmt) if fmt else str(self)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return "datetime.time(" + _repr_time(self._t, self.tzinfo, self.fold, 2) + ")"

    def _key(self):
        off = self.utcoffset()
        h, m, s, us = self._t
        return ((h * 60 + m) * 60 + s) * 1000000 + us - (off._us if off is not None else 0)

    def _like(self, other):
        return isinstance(other, time) and _same_kind(self, other, "compare", "times")

    def __eq__(self, other):
        return isinstance(other, time) and not _mixed(self, other) and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __bool__(self):
        return True


time.min = time(0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond, fold)
        _check_tz(tzinfo)
        self._ymd = (year, month, day)
        self._t = (hour, minute, second, microsecond)
        self.tzinfo, self.fold = tzinfo, fold

    @classmethod
    def _from(cls, us, tz=None):
        # us: microseconds since 1970 on the clock of tz
        days, us = divmod(us, _DAY * 1000000)
        n = days + _EPOCH
        if not 1 <= n <= 3652059:
            raise OverflowError("date value out of range")
        y, m, d = _ord2ymd(n)
        s, us = divmod(us, 1000000)
        return cls(y, m, d, s // 3600, s // 60 % 60, s % 60, us, tz)

    @classmethod
    def fromtimestamp(cls, ts, tz=None):
        us = round(ts * 1000000) if isinstance(ts, float) else ts * 1000000
        if tz is not None:
            return tz.fromutc(cls._from(us, tz))
        s, us = divmod(us, 1000000)
        t = _time.localtime(s)
        return cls(t[0], t[1], t[2], t[3], t[4], t[5], us)

    @classmethod
    def utcfromtimestamp(cls, ts):
        return cls._from(round(ts * 1000000) if isinstance(ts, float) else ts * 1000000)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_now(), tz)

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_now())

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def fromordinal(cls, n):
        y, m, d = _ord2ymd(n)
        return cls(y, m, d)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(*date._ymd, *time._t, time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, s):
        n = 8 if len(s) == 8 or len(s) > 8 and s[8] in "T " and "-" not in s[:8] else 10
        y, m, d = _parse_date(s[:n])
        if len(s) == n:
            return cls(y, m, d)
        if len(s) < n + 2:
            raise _bad(s)
        h, mi, sec, us, tz = _parse_time(s[n + 1 :], s)
        return cls(y, m, d, h, mi, sec, us, tz)

    @classmethod
    def strptime(cls, s, fmt):
        return cls(*_strptime(s, fmt))

    @property
    def hour(self):
        return self._t[0]

    @property
    def minute(self):
        return self._t[1]

    @property
    def second(self):
        return self._t[2]

    @property
    def microsecond(self):
        return self._t[3]

    def date(self):
        return _date(*self._ymd)

    def time(self):
        return _clock(*self._t, fold=self.fold)

    def timetz(self):
        return _clock(*self._t, self.tzinfo, fold=self.fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        new = [old if x is None else x for x, old in zip((year, month, day, hour, minute, second, microsecond), self._ymd + self._t)]
        return datetime(*new, self.tzinfo if tzinfo is True else tzinfo, fold=self.fold if fold is None else fold)

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def _clockus(self):
        h, m, s, us = self._t
        return ((self.toordinal() - _EPOCH) * _DAY + h * 3600 + m * 60 + s) * 1000000 + us

    def _key(self):
        off = self.utcoffset()
        return self._clockus() - (off._us if off is not None else 0)

    def astimezone(self, tz=None):
        if tz is None:
            ts = self.timestamp()
            delta = datetime.fromtimestamp(ts) - datetime.utcfromtimestamp(ts)
            tz = timezone(delta)
        us = self._key() if self.tzinfo is not None else round(self.timestamp() * 1000000)
        return tz.fromutc(datetime._from(us, tz))

    def timestamp(self):
        if self.tzinfo is not None:
            return self._key() / 1000000
        y, m, d = self._ymd
        h, mi, s, us = self._t
        return _time.mktime((y, m, d, h, mi, s, 0, 0, -1)) + us / 1000000

    def timetuple(self):
        y, m, d = self._ymd
        h, mi, s, _ = self._t
        dst = self.dst()
        return (y, m, d, h, mi, s, self.weekday(), _before(y, m) + d, -1 if dst is None else int(bool(dst)))

    def utctimetuple(self):
        return datetime._from(self._key()).timetuple()[:8] + (0,)

    def isoformat(self, sep="T", timespec="auto"):
        off = self.utcoffset()
        return "%04d-%02d-%02d" % self._ymd + sep + _iso_time(self, timespec) + ("" if off is None else _offset(off))

    def ctime(self):
        return self.strftime("%a %b ") + "%2d" % self.day + self.strftime(" %H:%M:%S %Y")

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        return "datetime.datetime(" + _repr_time(self._ymd + self._t, self.tzinfo, self.fold, 5) + ")"

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._from(self._clockus() + other._us, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        _same_kind(self, other, "subtract", "datetimes")
        return _us(self._key() - other._key())

    def _like(self, other):
        return isinstance(other, datetime) and _same_kind(self, other, "compare", "datetimes")

    def __eq__(self, other):
        return isinstance(other, datetime) and not _mixed(self, other) and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())


_date, _clock = date, time
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


def _now():
    # Seconds since 1970, in microseconds where the system has them.
    if hasattr(_time, "time_ns"):
        return _time.time_ns() // 1000 / 1000000
    return _time.time()


def _strptime(s, fmt):
    y, mo, d, h, mi, sec, us, pm, tz = 1900, 1, 1, 0, 0, 0, 0, None, None
    at = 0

    def bad():
        return ValueError("time data %r does not match format %r" % (s, fmt))

    def digits(most):
        nonlocal at
        end = at
        while end < len(s) and end - at < most and s[end].isdigit():
            end += 1
        if end == at:
            raise bad()
        n, text = int(s[at:end]), s[at:end]
        at = end
        return n, text

    def name(names):
        nonlocal at
        for i, n in enumerate(names):
            if s[at : at + len(n)].lower() == n.lower():
                at += len(n)
                return i
        raise bad()

    fmt_ = fmt.replace("%T", "%H:%M:%S").replace("%F", "%Y-%m-%d").replace("%D", "%m/%d/%y").replace("%R", "%H:%M")
    i = 0
    while i < len(fmt_):
        c = fmt_[i]
        i += 1
        if c.isspace():
            while at < len(s) and s[at].isspace():
                at += 1
            continue
        if c != "%":
            if s[at : at + 1] != c:
                raise bad()
            at += 1
            continue
        c = fmt_[i : i + 1]
        i += 1
        if c == "Y":
            y = digits(4)[0]
        elif c == "y":
            y = digits(2)[0]
            y += 2000 if y < 69 else 1900
        elif c == "m":
            mo = digits(2)[0]
        elif c == "d":
            if s[at : at + 1] == " ":
                at += 1
            d = digits(2)[0]
        elif c == "H":
            h = digits(2)[0]
        elif c == "I":
            h = digits(2)[0]
            if pm is None:
                pm = False
        elif c == "M":
            mi = digits(2)[0]
        elif c == "S":
            sec = digits(2)[0]
        elif c == "f":
            us = int((digits(6)[1] + "00000")[:6])
        elif c == "j":
            n = digits(3)[0]
            _, mo, d = _ord2ymd(_ymd2ord(y, 1, 1) + n - 1)
        elif c == "p":
            pm = name(("am", "pm")) == 1
        elif c == "b" or c == "h":
            mo = name(_MONTHS) + 1
        elif c == "B":
            mo = name(_FULL) + 1
        elif c == "a":
            name(_WEEK)
        elif c == "A":
            name(_WEEKFULL)
        elif c == "z":
            if s[at : at + 1] == "Z":
                at += 1
                tz = timezone.utc
                continue
            sign = s[at : at + 1]
            if sign not in ("+", "-"):
                raise bad()
            at += 1
            zh = digits(2)[0]
            if s[at : at + 1] == ":":
                at += 1
            zm = digits(2)[0]
            delta = timedelta(hours=zh, minutes=zm)
            tz = timezone(-delta if sign == "-" else delta)
        elif c == "Z":
            name(("UTC", "GMT"))
        elif c == "%":
            if s[at : at + 1] != "%":
                raise bad()
            at += 1
        else:
            raise ValueError("'%s' is a bad directive in format '%s'" % (c, fmt))
    if at != len(s):
        raise ValueError("unconverted data remains: " + s[at:])
    if pm is not None:
        h = h % 12 + (12 if pm else 0)
    return y, mo, d, h, mi, sec, us, tz
