// This file holds the module board.

package circuit

import (
	"maps"
	"slices"
	"strings"

	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/python/object"
)

// Board makes the module board: the board's pins, by name, and on MaixPy its
// numbers of pins.
func Board(h *host.Host) *object.Def {
	facts := &h.Board.Hardware
	def := &object.Def{Name: "board", Doc: "What is on the board: its pins and buses."}
	if facts.BoardID != "" {
		def.Members = append(def.Members, object.Member{Name: "board_id", Doc: "The board's name.", Value: object.NewStr(facts.BoardID)})
	}
	if facts.Pins != "" {
		def.Members = append(def.Members, buses(h)...)
	}
	if strings.HasPrefix(facts.Pins, "*") || slices.Contains(strings.Fields(facts.Pins), "DISPLAY") {
		def.Init = addDisplay
	}
	for _, name := range strings.Fields(strings.TrimPrefix(facts.Pins, "*")) {
		if name == "DISPLAY" {
			continue
		}
		def.Members = append(def.Members, object.Member{Name: name, Doc: "The pin " + name + ".", Value: pinOf(h, name, "board.")})
	}
	if len(facts.Numbers) > 0 {
		def.Members = append(def.Members, object.Member{Name: "board_info", Doc: "The numbers of the board's pins.", Value: numbers(h)})
	}
	if strings.HasPrefix(facts.Pins, "*") {
		def.Members = append(def.Members, object.Fn("__getattr__(name, /)", "Gives the pin of any name in capitals.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			name, err := object.Text(args[0])
			if err == nil && (name == "" || name != strings.ToUpper(name) || strings.HasPrefix(name, "_")) {
				err = object.NewError(object.AttributeError, "module 'board' has no attribute '%s'", name)
			}
			if err != nil {
				return object.Value{}, err
			}
			return pinOf(h, name, "board."), nil
		}))
	}
	return def
}

// addDisplay adds the display that is on the board.
func addDisplay(t object.Thread, m *object.Module) error {
	if t.Interp() == nil {
		return nil
	}
	lib, err := t.Interp().Import(t, "displayio", nil, []string{"Display"}, 0)
	if err != nil {
		return err
	}
	c, err := object.GetAttr(t, lib, "Display")
	if err != nil {
		return err
	}
	v, err := object.CallObject(t, c, []object.Value{object.None}, object.Kw{Names: []string{"width", "height"}, Values: []object.Value{object.Int(240), object.Int(135)}})
	m.Dict.SetStr("DISPLAY", v)
	return err
}

// buses are the functions that give the board's buses, each always the same object.
func buses(h *host.Host) []object.Member {
	return []object.Member{
		bus(h, "I2C", "The I2C bus on the pins SCL and SDA.", "I2C", "SCL", "SDA"),
		bus(h, "STEMMA_I2C", "The I2C bus on the board's socket.", "I2C", "SCL", "SDA"),
		bus(h, "SPI", "The SPI bus on the pins SCK, MOSI and MISO.", "SPI", "SCK", "MOSI", "MISO"),
		bus(h, "UART", "The line on the pins TX and RX.", "UART", "TX", "RX"),
	}
}

func bus(h *host.Host, name, doc, class string, pins ...string) object.Member {
	type key string
	return object.Fn(name+"()", doc, func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
		var fail error
		v := h.Shared(key(class), func() any {
			args := make([]object.Value, len(pins))
			for i, p := range pins {
				args[i] = pinOf(h, p, "board.")
			}
			m, err := t.Interp().Import(t, "busio", nil, []string{class}, 0)
			if err != nil {
				fail = err
				return object.Value{}
			}
			c, err := object.GetAttr(t, m, class)
			if err != nil {
				fail = err
				return object.Value{}
			}
			v, err := object.CallObject(t, c, args, object.Kw{})
			fail = err
			return v
		}).(object.Value)
		return v, fail
	})
}

// numbers makes board_info.
func numbers(h *host.Host) object.Value {
	text := "board: Pins.\nclass BoardInfo: The numbers of the board's pins.\n"
	for _, name := range slices.Sorted(maps.Keys(h.Board.Hardware.Numbers)) {
		text += "\t" + name + " = None: The number of a pin.\n"
	}
	values := map[string]object.Value{}
	for name, n := range h.Board.Hardware.Numbers {
		values["BoardInfo."+name] = object.Int(int64(n))
	}
	_, made := device.Module{Text: text, Values: values}.Build(h)
	return object.Ref(made.New("BoardInfo"))
}
