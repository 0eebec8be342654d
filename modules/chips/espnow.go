// This file holds the module espnow.

package chips

import (
	"time"

	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/python/object"
	"mpy/stream"
	"mpy/world"
)

const espnowText = `
espnow: Messages between Espressif's chips, without an access point. Nobody else is on the air: no message comes, and no peer answers.
class ESPNow(): The radio, always the same object.
	peers_table := None: The peers: their signal and when it was heard; nobody was heard.
	active(flag=None, /) -> False: Switches it on or off, or says whether it is on.
	config(*param, **values) -> None: Gives a parameter or sets some: rxbuf, timeout_ms, rate.
	send(mac, msg=None, sync=True, /) -> False: Sends a message to a peer, or to all for None; says whether it was answered. Without a peer, it is for all.
	recv(timeout_ms=None, /) -> None: Waits for a message: [mac, message]; (None, None) where none comes in time.
	irecv(timeout_ms=None, /) -> None: As recv.
	recvinto(data, timeout_ms=None, /) -> 0: Waits for a message and stores it in data, [mac, message]; gives its length, 0 where none comes in time.
	any() -> False: Whether a message has come.
	stats() -> (): Gives the tuple of messages sent, answered, not answered, received, lost.
	set_pmk(pmk, /): Sets the key of keys, 16 bytes.
	add_peer(mac, lmk=None, channel=None, ifidx=None, encrypt=None): Adds somebody to send to.
	mod_peer(mac, lmk=None, channel=None, ifidx=None, encrypt=None): Changes what is known of a peer.
	del_peer(mac, /): Forgets a peer.
	get_peer(mac, /) -> None: Gives (mac, lmk, channel, ifidx, encrypt) of a peer.
	get_peers() -> (): Gives that of all.
	peer_count() -> (): Gives how many there are, and how many of them with encryption.
	irq(callback=None, /): Has callback(self) called when a message comes.
	__iter__() -> None: Gives the radio itself.
	__next__() -> None: Gives what irecv gives.
MAX_DATA_LEN = 1470: The longest message.
KEY_LEN = 16: The length of a key.
ADDR_LEN = 6: The length of an address.
MAX_TOTAL_PEER_NUM = 20: How many peers there can be.
MAX_ENCRYPT_PEER_NUM = 6: How many of them with encryption.
RATE_LORA_250K = 41: Rate: a quarter of a Mbit/s, far.
RATE_LORA_500K = 42: Rate: half a Mbit/s, far.
RATE_1M = 0: Rate: 1 Mbit/s.
RATE_2M = 1: Rate: 2 Mbit/s.
RATE_5M = 2: Rate: 5.5 Mbit/s.
RATE_11M = 3: Rate: 11 Mbit/s.
RATE_6M = 11: Rate: 6 Mbit/s.
RATE_12M = 10: Rate: 12 Mbit/s.
RATE_24M = 9: Rate: 24 Mbit/s.
RATE_54M = 12: Rate: 54 Mbit/s.
`

// What ESP-IDF calls its errors.
const (
	nowNotInit  = 12389
	nowFull     = 12392
	nowNotFound = 12393
	nowExists   = 12395
)

var nowErrors = map[int64]string{nowNotInit: "NOT_INIT", nowFull: "FULL", nowNotFound: "NOT_FOUND", nowExists: "EXIST"}

func nowError(n int64) error {
	return object.NewException(object.OSError, object.Int(-n), object.NewStr("ESP_ERR_ESPNOW_"+nowErrors[n]))
}

// A peer is somebody to send to.
type peer struct {
	mac, lmk       string
	channel, ifidx object.Value
	encrypt        bool
}

func (p *peer) info() object.Value {
	return object.NewTuple(object.NewBytes(p.mac), object.NewBytes(p.lmk), p.channel, p.ifidx, object.Bool(p.encrypt))
}

// espnow is the radio of one interpreter.
type espnow struct {
	host                   *host.Host
	object                 object.Value
	on                     bool
	peers                  []*peer
	config                 map[string]object.Value
	sent, answered, failed int64
}

// ESPNow makes the module espnow.
func ESPNow(h *host.Host) *object.Def {
	e := &espnow{host: h, config: map[string]object.Value{"rxbuf": object.Int(2972), "timeout_ms": object.Int(300000), "rate": object.Int(0)}}
	d := device.Module{Text: espnowText, Do: map[string]object.Impl{}, Init: map[string]func(object.Thread, *device.Object) error{
		"ESPNow": func(_ object.Thread, o *device.Object) error {
			o.Stream = e
			o.Attrs["peers_table"] = object.Ref(object.NewDict(0))
			return nil
		},
	}, Classes: map[string]func(*object.Class){"ESPNow": e.single}}
	for name, do := range map[string]func(t object.Thread, args []object.Value) (object.Value, error){
		"active": e.active, "send": e.send, "recv": e.recv, "irecv": e.recv, "recvinto": e.recvInto, "stats": e.stats, "set_pmk": e.setPMK,
		"add_peer": e.addPeer, "mod_peer": e.modPeer, "del_peer": e.delPeer, "get_peer": e.getPeer, "get_peers": e.getPeers, "peer_count": e.count,
		"__next__": e.recv,
		"__iter__": func(object.Thread, []object.Value) (object.Value, error) { return e.object, nil },
	} {
		d.Do["ESPNow."+name] = func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) { return do(t, args[1:]) }
	}
	d.Do["ESPNow.config"] = e.configure
	return d.Def(h)
}

// single makes the class give the same object always, and iterate over messages.
func (e *espnow) single(c *object.Class) {
	make := c.New
	c.New = func(t object.Thread, cls *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		if e.object.Bound() {
			return e.object, nil
		}
		v, err := make(t, cls, args, kw)
		if err == nil {
			e.object = v
		}
		return v, err
	}
	c.Iter = func(_ object.Thread, v object.Value) (object.Value, error) { return v, nil }
	c.Next = func(t object.Thread, _ object.Value) (object.Value, bool, error) {
		v, err := e.recv(t, nil)
		return v, err == nil, err
	}
}

// Read, Write and Ioctl make it a stream, for select: it can be sent to.
func (e *espnow) Read(object.Thread, []byte) (int, error) { return 0, stream.Unsupported() }

func (e *espnow) Write(object.Thread, []byte) (int, error) { return 0, stream.Unsupported() }

// Ioctl answers Poll.
func (e *espnow) Ioctl(_ object.Thread, req stream.Request, arg int64) (int64, error) {
	if req == stream.Poll {
		return arg & int64(world.Out), nil
	}
	return 0, stream.Unsupported()
}

func (e *espnow) ready() error {
	if !e.on {
		return nowError(nowNotInit)
	}
	return nil
}

func (e *espnow) active(t object.Thread, args []object.Value) (object.Value, error) {
	if len(args) > 0 && !args[0].IsNone() {
		on, err := object.Truth(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		if e.on = on; !on {
			e.peers = nil
		}
	}
	return object.Bool(e.on), nil
}

func (e *espnow) configure(_ object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
	wrong := func() error { return object.NewException(object.ValueError) }
	for i, name := range kw.Names {
		if _, ok := e.config[name]; !ok || !kw.Values[i].IsInt() {
			return object.Value{}, wrong()
		}
		e.config[name] = kw.Values[i]
	}
	if len(args) < 2 {
		return object.None, nil
	}
	name, _ := object.AsStr(args[1])
	if v, ok := e.config[name]; ok && name != "rate" && len(args) == 2 && len(kw.Names) == 0 {
		return v, nil
	}
	return object.Value{}, wrong()
}

// sized reads bytes of a fixed length.
func sized(v object.Value, n int) (string, error) {
	b, err := object.BytesOf(v)
	if err == nil && len(b) != n {
		err = object.NewError(object.ValueError, "invalid buffer length")
	}
	return string(b), err
}

// find gives a peer by its address.
func (e *espnow) find(v object.Value) (mac string, p *peer, err error) {
	if err = e.ready(); err == nil {
		mac, err = sized(v, 6)
	}
	for _, x := range e.peers {
		if x.mac == mac && err == nil {
			return mac, x, nil
		}
	}
	return mac, nil, err
}

// known is find for a peer that must be there.
func (e *espnow) known(v object.Value) (*peer, error) {
	_, p, err := e.find(v)
	if p == nil && err == nil {
		err = nowError(nowNotFound)
	}
	return p, err
}

func (e *espnow) send(t object.Thread, args []object.Value) (object.Value, error) {
	to, msg, sync := args[0], object.Arg(args, 1), true
	if !msg.Bound() {
		to, msg = object.None, to
	}
	if v := object.Arg(args, 2); v.Bound() {
		var err error
		if sync, err = object.Truth(t, v); err != nil {
			return object.Value{}, err
		}
	}
	if err := e.ready(); err != nil {
		return object.Value{}, err
	}
	b, err := object.BytesOf(msg)
	if err == nil && len(b) > 1470 {
		err = object.NewException(object.ValueError)
	}
	if err != nil {
		return object.Value{}, err
	}
	list := e.peers
	if !to.IsNone() {
		p, err := e.known(to)
		if err != nil {
			return object.Value{}, err
		}
		list = []*peer{p}
	}
	if len(list) == 0 {
		return object.Value{}, nowError(nowNotFound)
	}
	all := true
	for _, p := range list {
		group := p.mac[0]&1 != 0 // nobody answers what is for many
		if group && to.IsNone() {
			continue
		}
		e.sent++
		switch {
		case group:
			e.answered++
		default:
			e.failed++
			all = all && !sync
		}
	}
	return object.Bool(all), nil
}

// wait waits for a message that does not come.
func (e *espnow) wait(t object.Thread, args []object.Value, at int) error {
	if err := e.ready(); err != nil {
		return err
	}
	v := object.Arg(args, at)
	if !v.Bound() || v.IsNone() {
		v = e.config["timeout_ms"]
	}
	ms, err := object.ToInt64(t, v)
	if err != nil || ms == 0 {
		return err
	}
	clock := e.host.Clock()
	dl := world.Never
	if ms > 0 {
		dl = world.After(clock, time.Duration(min(ms, 1e12))*time.Millisecond)
	}
	return host.Err(t, host.Block(t, func(op *world.Op) error { return clock.Sleep(op, dl) }))
}

func (e *espnow) recv(t object.Thread, args []object.Value) (object.Value, error) {
	return object.NewTuple(object.None, object.None), e.wait(t, args, 0)
}

func (e *espnow) recvInto(t object.Thread, args []object.Value) (object.Value, error) {
	return object.Int(0), e.wait(t, args, 1)
}

func (e *espnow) stats(object.Thread, []object.Value) (object.Value, error) {
	return object.NewTuple(object.Int(e.sent), object.Int(e.answered), object.Int(e.failed), object.Int(0), object.Int(0)), nil
}

func (e *espnow) setPMK(_ object.Thread, args []object.Value) (object.Value, error) {
	if err := e.ready(); err != nil {
		return object.Value{}, err
	}
	_, err := sized(args[0], 16)
	return object.None, err
}

// set takes what is known of a peer.
func (p *peer) set(t object.Thread, args []object.Value) error {
	given := func(i int) bool { v := object.Arg(args, i); return v.Bound() && !v.IsNone() }
	if given(1) {
		some, err := object.Truth(t, args[1])
		if p.lmk = ""; err == nil && some {
			p.lmk, err = sized(args[1], 16)
		}
		if err != nil {
			return err
		}
		p.encrypt = p.lmk != ""
	}
	for i, to := range map[int]*object.Value{2: &p.channel, 3: &p.ifidx} {
		if given(i) {
			n, err := object.ToInt64(t, args[i])
			if err == nil && (n < 0 || n > 14) {
				err = object.NewException(object.ValueError)
			}
			if err != nil {
				return err
			}
			*to = args[i]
		}
	}
	if given(4) {
		var err error
		if p.encrypt, err = object.Truth(t, args[4]); err != nil {
			return err
		}
	}
	return nil
}

func (e *espnow) addPeer(t object.Thread, args []object.Value) (object.Value, error) {
	mac, old, err := e.find(args[0])
	p := &peer{mac: mac, channel: object.Int(0), ifidx: object.Int(0)}
	switch {
	case err != nil:
	case old != nil:
		err = nowError(nowExists)
	case len(e.peers) == 20:
		err = nowError(nowFull)
	default:
		if err = p.set(t, args); err == nil {
			e.peers = append(e.peers, p)
		}
	}
	return object.None, err
}

func (e *espnow) modPeer(t object.Thread, args []object.Value) (object.Value, error) {
	p, err := e.known(args[0])
	if err == nil {
		err = p.set(t, args)
	}
	return object.None, err
}

func (e *espnow) delPeer(_ object.Thread, args []object.Value) (object.Value, error) {
	p, err := e.known(args[0])
	for i, x := range e.peers {
		if x == p {
			e.peers = append(e.peers[:i:i], e.peers[i+1:]...)
			break
		}
	}
	return object.None, err
}

func (e *espnow) getPeer(_ object.Thread, args []object.Value) (object.Value, error) {
	p, err := e.known(args[0])
	if err != nil {
		return object.Value{}, err
	}
	return p.info(), nil
}

func (e *espnow) getPeers(object.Thread, []object.Value) (object.Value, error) {
	list := make([]object.Value, len(e.peers))
	for i, p := range e.peers {
		list[i] = p.info()
	}
	return object.NewTuple(list...), e.ready()
}

func (e *espnow) count(object.Thread, []object.Value) (object.Value, error) {
	n := int64(0)
	for _, p := range e.peers {
		if p.encrypt {
			n++
		}
	}
	return object.NewTuple(object.Int(int64(len(e.peers))), object.Int(n)), e.ready()
}
