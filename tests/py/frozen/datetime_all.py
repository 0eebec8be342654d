# Expected output: CPython 3.11 (MicroPython has datetime in a library to install).
from datetime import date, datetime, time, timedelta, timezone

d = timedelta
print(d(1, 2, 3), d(hours=-1), d(days=1.5), d(weeks=1, minutes=90), d(milliseconds=1500), d(0), repr(d(1, 0, 5)), repr(d(0)), repr(d(-1, 5)))
print(d(hours=25).days, d(hours=25).seconds, d(-1).total_seconds(), d(1) * 2, d(1) / 2, d(1) / d(hours=6), d(7) // d(2), d(7) % d(2), divmod(d(7), d(2)), -d(1), abs(-d(1)))
print(d(1) == d(hours=24), d(1) < d(2), bool(d(0)), d(1) + d(2), d(1) - d(2), 3 * d(1), d(2) * 1.5, d.max, d.min)
x = date(2024, 2, 29)
print(x, repr(x), x.weekday(), x.isoweekday(), x.isocalendar()[0], x.isocalendar()[1], x.toordinal(), x.timetuple()[:9], x.ctime())
print(x + d(1), x - d(366), x - date(2023, 3, 1), x.replace(month=3), date.fromordinal(1), date.fromisoformat("2020-12-31"), date.min, date.max)
print(x < date(2025, 1, 1), x == date(2024, 2, 29), x.strftime("%A %d %B %Y, %j, %U"[:-4]), date(2021, 1, 3).isocalendar()[1], date(2020, 12, 31).isocalendar()[1])
for bad in ((2023, 2, 29), (0, 1, 1), (2023, 13, 1)):
    try:
        date(*bad)
    except ValueError as e:
        print(e)
t = time(1, 2, 3, 4)
print(t, repr(t), time(5), repr(time(5)), time(12, 30).isoformat(timespec="hours"), t.replace(hour=9), time.fromisoformat("04:05:06.789"), time.fromisoformat("04:05+02:00"))
n = datetime(2024, 2, 29, 13, 14, 15, 16)
print(n, repr(n), datetime(2000, 1, 1), repr(datetime(2000, 1, 1)), n.date(), n.time(), n.isoformat(" ", "minutes"), n.isoformat(timespec="milliseconds"), n.ctime())
print(n + d(hours=12), n - d(days=60), n - datetime(2024, 1, 1), n.replace(year=2025, day=1), n.timetuple()[:9])
print(n.strftime("%Y-%m-%d %H:%M:%S.%f %y %I %p %a %b %j %% %u %w %G-%V"), n.strftime("%c|%x|%X"))
z = timezone(d(hours=2))
w = timezone(-d(hours=5, minutes=30), "W")
a = n.replace(tzinfo=z)
print(a, repr(a), a.utcoffset(), a.tzname(), a.astimezone(timezone.utc), a.astimezone(w), a.timestamp(), a.strftime("%z %Z"), z, w, repr(w), timezone.utc)
print(a == a.astimezone(w), a - a.astimezone(w), a == n, a > a.astimezone(w) - d(1), hash(a) == hash(a.astimezone(w)))
try:
    a < n
except TypeError as e:
    print(e)
print(datetime.fromtimestamp(0, timezone.utc), datetime.utcfromtimestamp(86400.5), datetime.fromtimestamp(1700000000, z), datetime.combine(x, t))
print(datetime.fromisoformat("2024-01-02T03:04:05.678+01:00"), datetime.fromisoformat("2024-01-02 03:04"), datetime.fromisoformat("2024-01-02"), datetime.fromisoformat("2024-01-02T03:04:05Z"))
print(datetime.strptime("2024-02-29 13:14:15", "%Y-%m-%d %H:%M:%S"), datetime.strptime("5 Mar 99 01:02 PM", "%d %b %y %I:%M %p"), datetime.strptime("Mon, 01 January 2024 10:00:00 +0530", "%a, %d %B %Y %H:%M:%S %z"))
for bad in (("x", "%Y"), ("2024 1", "%Y"), ("1", "%d%")):
    try:
        datetime.strptime(*bad)
    except ValueError as e:
        print("ValueError")
for bad in ("2024-1-1", "hello", "2024-01-01T99"):
    try:
        datetime.fromisoformat(bad)
    except ValueError as e:
        print("ValueError")
print(isinstance(n, date), n == x, {d(1): 1}[d(hours=24)], {x: 2}[date(2024, 2, 29)], sorted([date(2, 1, 1), date(1, 1, 1)])[0], (datetime.max - datetime.min).days)
