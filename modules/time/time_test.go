package time

import (
	"math"
	"math/big"
	"testing"
	"time"

	"mpy/host"
	"mpy/python/object"
	. "mpy/python/object/objtest"
	"mpy/world"
)

// hand is a clock that only sleeping moves.
type hand struct {
	world.Clock
	at   time.Duration
	zone *time.Location
}

func (h *hand) Now() time.Time {
	return time.Unix(1600000000, 123456789).Add(h.at).In(h.zone)
}
func (h *hand) Monotonic() time.Duration { return h.at }
func (h *hand) Waker() world.Waker       { return nil }
func (h *hand) Sleep(_ *world.Op, dl world.Deadline) error {
	h.at = max(h.at, time.Duration(dl))
	return nil
}

func newModule(t *testing.T, zone string) (*Thread, *hand, object.Value) {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Skip(err)
	}
	c := &hand{at: time.Second, zone: loc}
	h := host.New(host.Options{World: &world.World{Clock: c}})
	th := &Thread{Outside: h}
	return th, c, object.Ref(Import(t, th, Module(h)))
}

// What MicroPython 1.29's unix port prints.
func TestTime(t *testing.T) {
	th, c, m := newModule(t, "UTC")
	huge := object.NewBig(new(big.Int).Lsh(big.NewInt(1), 70))
	Run(t, th, m, []Case{
		C("ticks_ms", "1000"),
		C("ticks_us", "1000000"),
		C("sleep", "None", 1.5),
		C("sleep_ms", "None", 500),
		C("sleep_us", "None", 7),
		C("sleep_ms", "None", -1),
		C("sleep_us", "None", -1),
		C("sleep", "None", 0),
		C("ticks_us", "3000007"),
		C("clock", "3.000007"),
		C("time", "1600000003.123463"),
		C("time_ns", "1600000003123463789"),
		C("sleep", "OSError: [Errno 22] EINVAL", -1),
		C("sleep", "OSError: [Errno 22] EINVAL", huge),
		C("sleep", "OSError: [Errno 22] EINVAL", math.NaN()),
		C("sleep", "TypeError: can't convert str to float", "a"),
		C("sleep_ms", "TypeError: can't convert float to int", 1.5),
		C("ticks_add", "4611686018427387903", 0, -1),
		C("ticks_add", "0", int64(1<<62-1), 1),
		C("ticks_add", "OverflowError: ticks interval overflow", 0, int64(1<<61)),
		C("ticks_add", "OverflowError: ticks interval overflow", 0, int64(-1<<61)),
		C("ticks_add", "2305843009213693951", 0, int64(1<<61-1)),
		C("ticks_add", "TypeError: can't convert float to int", 5, 1.5),
		C("ticks_diff", "1", 0, int64(1<<62-1)),
		C("ticks_diff", "-2305843009213693952", int64(1<<61), 0),
		C("gmtime", "(1970, 1, 1, 0, 0, 0, 3, 1, 0)", 0),
		C("gmtime", "(1970, 1, 1, 0, 0, 1, 3, 1, 0)", 1.9),
		C("gmtime", "(1969, 12, 31, 23, 59, 59, 2, 365, 0)", -1),
		C("gmtime", "(1969, 12, 31, 23, 59, 59, 2, 365, 0)", -1.5),
		C("gmtime", "TypeError: can't convert str to float", "a"),
		C("gmtime", "(5138, 11, 16, 9, 46, 40, 2, 320, 0)", int64(100000000000)),
		C("gmtime", "(2100, 1, 1, 0, 0, 0, 4, 1, 0)", int64(4102444800)),
		C("gmtime", "OverflowError: timestamp out of range", int64(1<<62)),
		C("gmtime", "OverflowError: timestamp out of range", 1e300),
		C("gmtime", "(2020, 9, 13, 12, 26, 43, 6, 257, 0)"),
		C("gmtime", "(2020, 9, 13, 12, 26, 43, 6, 257, 0)", nil),
		C("mktime", "946684800", Tuple(2000, 1, 1, 0, 0, 0, 0, 0)),
		C("mktime", "981079321", List(2000, 13, 32, 25, 61, 61, 0, 0, 0)),
		C("mktime", "TypeError: mktime needs a tuple of length 8 or 9", Tuple(2000, 1, 1)),
		C("mktime", "TypeError: object 'int' isn't a tuple or list", 5),
		C("mktime", "OverflowError: invalid mktime usage", List(1969, 12, 31, 23, 59, 59, 0, 0)),
		C("mktime", "OverflowError: invalid mktime usage", List(int64(1<<40), 12, 31, 23, 59, 59, 0, 0)),
		C("mktime", "-2", List(1969, 12, 31, 23, 59, 58, 0, 0)),
		C("mktime", "TypeError: can't convert str to int", Tuple("a", 13, 32, 25, 61, 61, 0, 0, 0)),
	})
	c.at = math.MaxInt64 - 5
	Run(t, th, m, []Case{C("ticks_us", "9223372036854775")})
	c.at = time.Hour
	Run(t, th, m, []Case{C("sleep_ms", "None", int64(1<<62))}) // for ever: Deadline Never
	fn, _ := object.GetAttr(th, m, "ticks_us")
	b := fn.Obj().(*object.Builtin)
	if n := testing.AllocsPerRun(100, func() { _, _ = b.Call(th, nil, object.Kw{}) }); n > 0 {
		t.Errorf("ticks_us allocates %g times", n)
	}
}

// What MicroPython 1.29's unix port prints with TZ=Europe/Berlin.
func TestZone(t *testing.T) {
	th, _, m := newModule(t, "Europe/Berlin")
	Run(t, th, m, []Case{
		C("localtime", "(1970, 1, 1, 1, 0, 0, 3, 1, 0)", 0),
		C("gmtime", "(1970, 1, 1, 0, 0, 0, 3, 1, 0)", 0),
		C("localtime", "(2020, 7, 1, 0, 0, 0, 2, 183, 1)", 1593554400),
		C("mktime", "1593554400", Tuple(2020, 7, 1, 0, 0, 0, 0, 0)),
		C("mktime", "1593558000", Tuple(2020, 7, 1, 0, 0, 0, 0, 0, 0)),
		C("mktime", "1593554400", Tuple(2020, 7, 1, 0, 0, 0, 0, 0, 1)),
		C("mktime", "1593554400", Tuple(2020, 7, 1, 0, 0, 0, 0, 0, -1)),
		C("mktime", "1577833200", Tuple(2020, 1, 1, 0, 0, 0, 0, 0, 0)),
		C("mktime", "1577829600", Tuple(2020, 1, 1, 0, 0, 0, 0, 0, 1)),
	})
}
