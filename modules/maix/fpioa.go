// This file holds the module fpioa_manager.

package maix

import (
	"fmt"
	"strings"

	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/python/object"
)

// functions are those that a pin of a K210 can have, by their numbers.
func functions() []string {
	list := strings.Fields("JTAG_TCLK JTAG_TDI JTAG_TMS JTAG_TDO SPI0_D0 SPI0_D1 SPI0_D2 SPI0_D3 SPI0_D4 SPI0_D5 SPI0_D6 SPI0_D7 " +
		"SPI0_SS0 SPI0_SS1 SPI0_SS2 SPI0_SS3 SPI0_ARB SPI0_SCLK UARTHS_RX UARTHS_TX RESV6 RESV7 CLK_SPI1 CLK_I2C1")
	for i := range 32 {
		list = append(list, fmt.Sprintf("GPIOHS%d", i))
	}
	for i := range 8 {
		list = append(list, fmt.Sprintf("GPIO%d", i))
	}
	return append(list, strings.Fields("UART1_RX UART1_TX UART2_RX UART2_TX UART3_RX UART3_TX")...)
}

// FpioaManager makes the module fpioa_manager, whose fm is a name of every script on MaixPy.
func FpioaManager(h *host.Host) *object.Def {
	text := "fpioa_manager: Which pin of the chip does what.\nclass FPIOA: The functions that a pin can have.\n"
	values := map[string]object.Value{}
	for i, name := range functions() {
		text += "\t" + name + " = None: The function " + name + ".\n"
		values["FPIOA."+name] = object.Int(int64(i))
	}
	text += `class Fpioa_Manager: Gives pins their functions.
	fpioa = FPIOA(): The functions.
	register(pin, func, force=False) -> 1: Gives a pin a function.
	unregister(pin): Takes it away.
	get_pin_by_function(func) -> None: Gives the pin that has a function.
	get_gpio_used() -> []: Lists what is taken.
fm = Fpioa_Manager(): Gives pins their functions.
`
	pins := map[int]object.Value{} // by function
	return device.Module{Text: text, Values: values, Do: map[string]object.Impl{
		"Fpioa_Manager.register": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			fn, err := object.Index(t, args[2])
			if err == nil && (fn < 0 || fn > 255) {
				err = object.NewError(object.ValueError, "[MAIXPY]FPIOA: Can not find this function")
			}
			if err == nil {
				pins[fn] = args[1]
				h.Log.Printf(host.Hardware, "fm.register: function %d", fn)
			}
			return object.Int(1), err
		},
		"Fpioa_Manager.get_pin_by_function": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			fn, err := object.Index(t, args[1])
			if v := pins[fn]; v.Bound() {
				return v, err
			}
			return object.None, err
		},
	}}.Def(h)
}
