// This file fuzzes sequences of a stream's calls against a model.

package stream_test

import (
	"fmt"
	"strings"
	"testing"

	"mpy/board"
	"mpy/python/object"
	"mpy/python/object/objtest"
)

// event is one thing that happens on the wire of the model: a byte, "nothing
// yet" (-1), an error (-2), or the end, for this time (-3).
type event int

// wire is the model: what is still to come, one event at a time. The stream
// under test gets the same in pieces; where a piece ends makes no difference to
// any call that goes on until it has what was asked for.
type wire []event

// take gives up to n bytes, n below 0 all, and up to a stop byte if stop is not
// below 0; said is why it ended before: "" if it did not.
func (w *wire) take(n, stop int) (got []byte, said string) {
	for n < 0 || len(got) < n {
		if len(*w) == 0 {
			return got, "end"
		}
		e := (*w)[0]
		*w = (*w)[1:]
		switch e {
		case -1:
			return got, "again"
		case -2:
			return got, "error"
		case -3:
			return got, "end"
		}
		got = append(got, byte(e))
		if int(e) == stop {
			break
		}
	}
	return got, ""
}

// bytesWant is what a call that makes bytes gives for that.
func bytesWant(got []byte, said string) string {
	switch {
	case said == "error":
		return "OSError(104,)"
	case said == "again" && len(got) == 0:
		return "None"
	}
	s, _ := object.Repr(&objtest.Thread{}, object.NewBytes(string(got)))
	return s
}

// FuzzCalls: the first argument is what comes, by the byte: letters and line
// ends, and the events of the model as digits; the second one the calls.
func FuzzCalls(f *testing.F) {
	f.Add("ab1cd\nef2gh3ij", "\x00\x05\x01\x00\x02\xff\x03\x04\x02\x03", "")
	f.Add("1112223", "\x01\x00\x01\x00\x00\x01", "\x01\x02\xff")
	f.Add("line\nline\n", "\x02\xff\x02\xff\x02\xff\x00\x00\x02\x00", "")
	f.Add("", "\x04\x09\x04\x00\x04\x20", "\x01\xff\x04\x00\xfe\x07")
	f.Fuzz(func(t *testing.T, comes, calls, room string) {
		if len(comes) > 2000 || len(calls) > 200 || len(room) > 200 {
			return
		}
		var w wire
		o := &pieces{}
		for _, c := range []byte(comes) {
			switch c {
			case '1':
				w = append(w, -1)
				o.steps = append(o.steps, step{err: board.EAGAIN})
			case '2':
				w = append(w, -2)
				o.steps = append(o.steps, step{err: board.ECONNRESET})
			case '3':
				w = append(w, -3)
				o.steps = append(o.steps, step{end: true})
			default:
				w = append(w, event(c))
				if k := len(o.steps); k > 0 && o.steps[k-1].data != "" && c%5 != 0 { // pieces of some bytes
					o.steps[k-1].data += string([]byte{c})
				} else {
					o.steps = append(o.steps, step{data: string([]byte{c})})
				}
			}
		}
		for _, c := range []byte(room) {
			switch c {
			case 0xff:
				o.room = append(o.room, -1)
			case 0xfe:
				o.room = append(o.room, -2)
			default:
				o.room = append(o.room, int(c))
			}
		}
		v := object.Ref(o)
		for i := 0; i+1 < len(calls); i += 2 {
			k := int(int8(calls[i+1]))
			var what, want, got string
			switch calls[i] % 5 {
			case 0:
				k &= 0x7f
				what = fmt.Sprintf("read(%d)", k)
				want = bytesWant(w.take(k, -1))
				got = call(t, v, "read", n(int64(k)))
			case 1:
				what = "read()"
				want = bytesWant(w.take(-1, -1))
				got = call(t, v, "read")
			case 2:
				what = fmt.Sprintf("readline(%d)", k)
				want = bytesWant(w.take(k, '\n'))
				got = call(t, v, "readline", n(int64(k)))
			case 3:
				k &= 0x7f
				what = fmt.Sprintf("readinto(%d bytes)", k)
				p := object.NewBytearray(make([]byte, k))
				b, said := w.take(k, -1)
				want = fmt.Sprint(len(b))
				if s := bytesWant(b, said); s == "None" || said == "error" {
					want = s
				}
				got = call(t, v, "readinto", p)
				if had := string(p.Obj().(*object.Bytearray).B[:len(b)]); had != string(b) {
					t.Fatalf("%s: %q in the buffer, want %q", what, had, b)
				}
			default:
				k &= 0x7f
				what = fmt.Sprintf("write(%d bytes)", k)
				p := strings.Repeat("x", k)
				want = writeWant(o.room, k)
				before := len(o.wrote)
				got = call(t, v, "write", object.NewStr(p))
				if want != "OSError(32,)" && want != "None" && fmt.Sprint(len(o.wrote)-before) != want {
					t.Fatalf("%s: took %d, want %s", what, len(o.wrote)-before, want)
				}
			}
			if got != want {
				t.Fatalf("call %d of %q on %q: %s gives %s, want %s", i/2, calls, comes, what, got, want)
			}
		}
	})
}

// writeWant is what a write of n bytes gives where each step has some room.
func writeWant(room []int, n int) string {
	done := 0
	for done < n {
		if len(room) == 0 {
			return fmt.Sprint(n)
		}
		k := room[0]
		room = room[1:]
		switch {
		case k == -1 && done == 0:
			return "None"
		case k == -2:
			return "OSError(32,)"
		case k <= 0:
			return fmt.Sprint(done)
		}
		done += min(k, n-done)
	}
	return fmt.Sprint(n)
}
