// This file walks over the facts of a board, and changes them by name.

package board

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// A Fact is one fact of a board.
type Fact struct {
	Path  []string // such as "sockets", "listen_backlog"
	About string   // what it is
	Value any      // a copy
	Named bool     // it stands in a map, by a name that other boards may lack
}

// Key gives the path as TOML has it.
func (f Fact) Key() string { return joined(f.Path) }

// joined joins a path by dots; parts that hold dots are quoted.
func joined(path []string) string {
	parts := slices.Clone(path)
	for i, p := range parts {
		if strings.ContainsAny(p, ". \"") {
			parts[i] = strconv.Quote(p)
		}
	}
	return strings.Join(parts, ".")
}

// Facts lists all facts but the board's name, in the order of the struct; those
// in maps by name.
func (b *Board) Facts() []Fact {
	var all []Fact
	walk(reflect.ValueOf(b).Elem(), nil, "", false, func(f Fact) { all = append(all, f) })
	return all
}

func walk(v reflect.Value, path []string, about string, named bool, found func(Fact)) {
	path = path[:len(path):len(path)]
	switch {
	case v.Kind() == reflect.Struct && v.Type() != failureType:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if len(path) == 0 && (f.Name == "Name" || f.Name == "About") {
				continue
			}
			walk(v.Field(i), append(path, keyOf(f.Name)), f.Tag.Get("is"), false, found)
		}
	case v.Kind() == reflect.Map:
		for _, k := range slices.Sorted(maps.Keys(keys(v))) {
			walk(v.MapIndex(reflect.ValueOf(k)), append(path, k), about, true, found)
		}
	default:
		if about == "" {
			about = joined(path)
		}
		found(Fact{path, about, v.Interface(), named})
	}
}

func keys(m reflect.Value) map[string]struct{} {
	set := make(map[string]struct{}, m.Len())
	for _, k := range m.MapKeys() {
		set[k.String()] = struct{}{}
	}
	return set
}

var (
	failureType  = reflect.TypeFor[Failure]()
	durationType = reflect.TypeFor[time.Duration]()
	condType     = reflect.TypeFor[Cond]()
)

// kinds are the names of the values of enumerations.
var kinds = map[reflect.Type][]string{
	reflect.TypeFor[Numbers]():     {"linux", "newlib"},
	reflect.TypeFor[Stream]():      {"stderr", "stdout"},
	reflect.TypeFor[Inherit]():     {"nothing", "timeout", "all", "non-blocking"},
	reflect.TypeFor[AfterFailed](): {"fresh", "spent", "closed"},
	reflect.TypeFor[SendAll]():     {"all", "once", "send"},
	reflect.TypeFor[AddrForm]():    {"tuple", "raw"},
	reflect.TypeFor[IPv6Form]():    {"long", "pair", "none"},
	reflect.TypeFor[Kinds]():       {"all", "asked", "stream"},
	reflect.TypeFor[Canon]():       {"empty", "none", "host"},
	reflect.TypeFor[Ports]():       {"any", "digits", "int"},
	reflect.TypeFor[TLSErrors]():   {"named", "text", "number"},
}

// Choices gives the names that a fact's value can be, nil where it is none of
// an enumeration.
func (f Fact) Choices() []string { return kinds[reflect.TypeOf(f.Value)] }

// String gives the value as TOML has it.
func (f Fact) String() string { return text(reflect.ValueOf(f.Value)) }

func text(v reflect.Value) string {
	if names, ok := kinds[v.Type()]; ok {
		return strconv.Quote(names[v.Uint()])
	}
	switch x := v.Interface().(type) {
	case Failure:
		return strconv.Quote(x.String())
	case Cond:
		return strconv.Quote(x.Name())
	case time.Duration:
		if x < 0 {
			return `"none"`
		}
		return strconv.FormatFloat(x.Seconds(), 'g', -1, 64)
	case string:
		return strconv.Quote(x)
	}
	if v.Kind() == reflect.Slice {
		items := make([]string, v.Len())
		for i := range items {
			items[i] = text(v.Index(i))
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	return fmt.Sprint(v.Interface())
}

// keyOf gives a field's name as a key: ListenBacklog is listen_backlog.
func keyOf(field string) string {
	switch field { // what people write in one word
	case "GetAddrInfo":
		return "getaddrinfo"
	case "MakeFile", "SendAll", "SendTo", "RecvFrom", "AnyProto":
		return strings.ToLower(field)
	case "SendAllShort", "SendAllUDP":
		return "sendall_" + strings.ToLower(field[len("SendAll"):])
	}
	field = strings.NewReplacer("IPv4", "Ipv4", "IPv6", "Ipv6", "SendTo", "Sendto", "TLS", "Tls", "NICs", "Nics", "ID", "Id").Replace(field)
	var b strings.Builder
	for i, r := range field {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// Set changes a fact. The value is what TOML has for it: a bool, int64, float64, string
// or a list of them. Maps are copied, so that no other board changes.
//
// The error says what would be right.
func (b *Board) Set(path []string, value any) error {
	return set(reflect.ValueOf(b).Elem(), path, 0, value)
}

func set(v reflect.Value, path []string, at int, value any) error {
	switch {
	case v.Kind() == reflect.Struct && v.Type() != failureType:
		if at == len(path) {
			return fmt.Errorf("%s is no fact, but a group of facts: %s", joined(path), strings.Join(fields(v), ", "))
		}
		for i := range v.NumField() {
			if keyOf(v.Type().Field(i).Name) == path[at] {
				return set(v.Field(i), path, at+1, value)
			}
		}
		return unknown(path[:at+1], fields(v))
	case v.Kind() == reflect.Map:
		if at == len(path) {
			return fmt.Errorf("%s is no fact, but names with a value each", joined(path))
		}
		copied := reflect.MakeMap(v.Type())
		for _, k := range v.MapKeys() {
			copied.SetMapIndex(k, v.MapIndex(k))
		}
		k := reflect.ValueOf(path[at])
		item := reflect.New(v.Type().Elem()).Elem()
		if old := v.MapIndex(k); old.IsValid() {
			item.Set(old)
		}
		if err := set(item, path, at+1, value); err != nil {
			return err
		}
		copied.SetMapIndex(k, item)
		v.Set(copied)
		return nil
	case at < len(path):
		return fmt.Errorf("there is nothing called %s: %s is a fact", joined(path), joined(path[:at]))
	}
	if err := store(v, value); err != nil {
		return fmt.Errorf("%s %w", joined(path), err)
	}
	return nil
}

// unknown is the error of a key that does not exist.
func unknown(path, have []string) error {
	err := fmt.Sprintf("there is no fact %s", joined(path))
	last := path[len(path)-1]
	if best := slices.MinFunc(have, func(a, b string) int { return distance(a, last) - distance(b, last) }); distance(best, last) <= 2+len(last)/4 {
		return fmt.Errorf("%s; did you mean %s?", err, joined(append(slices.Clone(path[:len(path)-1]), best)))
	}
	return fmt.Errorf("%s; here there are %s", err, strings.Join(have, ", "))
}

// fields gives the keys of a struct.
func fields(v reflect.Value) []string {
	var list []string
	for i := range v.NumField() {
		list = append(list, keyOf(v.Type().Field(i).Name))
	}
	return list
}

// distance gives the number of letters to change to come from a to b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
