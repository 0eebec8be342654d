// This file stores values of TOML in facts.

package board

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"time"
)

// store stores a value of TOML. The error goes on where the fact's name stood.
func store(v reflect.Value, value any) error {
	if names, ok := kinds[v.Type()]; ok {
		s, _ := value.(string)
		i := slices.Index(names, s)
		if i < 0 {
			return fmt.Errorf(`is one of "%s", not %s`, strings.Join(names, `", "`), show(value))
		}
		v.SetUint(uint64(i))
		return nil
	}
	switch v.Type() {
	case failureType:
		if n, ok := value.(int64); ok {
			value = fmt.Sprint(n)
		}
		s, ok := value.(string)
		if !ok {
			return wants(`a string such as "ETIMEDOUT"`, value)
		}
		f, err := ParseFailure(s)
		if err != nil {
			return fmt.Errorf("can't be that: %w", err)
		}
		v.Set(reflect.ValueOf(f))
		return nil
	case durationType:
		switch x := value.(type) {
		case int64:
			return seconds(v, float64(x))
		case float64:
			return seconds(v, x)
		case string:
			if x == "none" {
				v.SetInt(int64(NoTimeout))
				return nil
			}
		}
		return wants(`a number of seconds, or "none"`, value)
	case condType:
		s, _ := value.(string)
		c, ok := Lookup(s)
		if !ok {
			return wants(`the name of a condition such as "ETIMEDOUT"`, value)
		}
		v.SetUint(uint64(c))
		return nil
	}
	switch v.Kind() {
	case reflect.Bool:
		x, ok := value.(bool)
		if !ok {
			return wants("true or false", value)
		}
		v.SetBool(x)
	case reflect.Int:
		x, ok := value.(int64)
		if !ok || x != int64(int32(x)) {
			return wants("a whole number", value)
		}
		v.SetInt(x)
	case reflect.Uint32:
		x, ok := value.(int64)
		if !ok || x < 0 || x > math.MaxUint16 {
			return wants("a whole number that is not negative", value)
		}
		v.SetUint(uint64(x))
	case reflect.String:
		x, ok := value.(string)
		if !ok {
			return wants("a string", value)
		}
		v.SetString(x)
	case reflect.Slice:
		list, ok := value.([]any)
		if !ok {
			return wants("a list", value)
		}
		items := reflect.MakeSlice(v.Type(), len(list), len(list))
		for i, x := range list {
			if err := store(items.Index(i), x); err != nil {
				return fmt.Errorf("is a list, of which item %d %w", i+1, err)
			}
		}
		v.Set(items)
	default:
		return errors.New("can't be changed")
	}
	return nil
}

func seconds(v reflect.Value, s float64) error {
	if !(s >= 0 && s < 1e9) {
		return wants("a number of seconds", s)
	}
	v.SetInt(int64(s * float64(time.Second)))
	return nil
}

func wants(what string, value any) error { return fmt.Errorf("is %s, not %s", what, show(value)) }

// show names a value of TOML.
func show(value any) string {
	switch x := value.(type) {
	case string:
		return fmt.Sprintf("the string %q", x)
	case []any:
		return "a list"
	case map[string]any:
		return "a table"
	}
	return fmt.Sprint(value)
}
