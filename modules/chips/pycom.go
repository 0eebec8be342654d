// This file holds the module pycom.

package chips

import (
	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/python/object"
)

const pycomText = `
pycom: What Pycom's boards have.
heartbeat(enable=None) -> True: Gives or sets whether the light shows that the board lives.
heartbeat_on_boot(enable=None) -> True: The same for the next start.
rgbled(color) -> None: Sets the light's colour, 0xRRGGBB.
nvs_set(key, value) -> None: Keeps a number or text, here until the script ends.
nvs_get(key, default=None) -> None: Gives what was kept.
nvs_erase(key) -> None: Forgets one.
nvs_erase_all() -> None: Forgets all.
wifi_on_boot(enable=None, *args) -> True: Gives or sets whether the radio starts with the board.
wifi_mode_on_boot(mode=None) -> 2: The mode of the radio then.
wifi_ssid_sta(ssid=None) -> None: The network to join then.
wifi_pwd_sta(password=None) -> None: Its password.
wifi_ssid_ap(ssid=None) -> None: The name of its own access point then.
wifi_pwd_ap(password=None) -> None: Its password.
wdt_on_boot(enable=None) -> False: Gives or sets whether the watchdog starts with the board.
wdt_on_boot_timeout(timeout=None) -> 5000: Its milliseconds.
lte_modem_en_on_boot(enable=None) -> False: Whether the modem starts with the board.
pybytes_on_boot(enable=None) -> False: Whether Pybytes starts with the board.
smart_config_on_boot(enable=None) -> False: Whether a telephone may set it up.
bootmgr(**options) -> None: Sets what starts next time.
get_free_heap() -> (60000, 2000000): Gives the free memory inside and outside the chip.
ota_start(): Begins to take new firmware.
ota_write(buffer): Takes a part of it.
ota_finish(): Takes it.
ota_verify() -> True: Whether it is whole.
pulses_get(pin, timeout) -> []: Lists the pulses at a pin.
rgbled_brightness(percent=None) -> 100: How bright the light is.
FACTORY = 0: bootmgr: the first firmware.
OTA_0 = 1: bootmgr: the other one.
FAT = 0: bootmgr: the file system.
LittleFS = 1: bootmgr: the file system.
`

// Pycom makes the module pycom.
func Pycom(h *host.Host) *object.Def {
	kept := object.NewDict(0)
	state := map[string]object.Value{"heartbeat": object.True}
	variable := func(name string) object.Impl {
		return func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			if len(args) == 0 || args[0].IsNone() {
				return state[name], nil
			}
			on, err := object.Truth(t, args[0])
			if err == nil {
				state[name] = object.Bool(on)
				h.Log.Printf(host.Hardware, "pycom.%s(%v)", name, on)
			}
			return object.None, err
		}
	}
	return device.Module{Text: pycomText, Do: map[string]object.Impl{
		"heartbeat": variable("heartbeat"),
		"rgbled": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			n, err := object.ToInt64(t, args[0])
			if err == nil {
				h.Log.Printf(host.Hardware, "pycom.rgbled(0x%06x)", n&0xffffff)
			}
			return object.None, err
		},
		"nvs_set": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			if err := t.Grow(64); err != nil {
				return object.Value{}, err
			}
			return object.None, kept.Set(t, args[0], args[1])
		},
		"nvs_get": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			v, err := kept.Get(t, args[0])
			if err != nil || v.Bound() {
				return v, err
			}
			if len(args) > 1 {
				return args[1], nil
			}
			return object.Value{}, object.NewError(object.ValueError, "No matching object for the provided key")
		},
		"nvs_erase": func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			v, err := kept.Delete(t, args[0])
			if err == nil && !v.Bound() {
				err = object.NewException(object.KeyError)
			}
			return object.None, err
		},
		"nvs_erase_all": func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
			kept.Clear()
			return object.None, nil
		},
	}}.Def(h)
}
