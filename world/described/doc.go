// Package described makes worlds from descriptions: hosts with names and
// services, access points, what drives the pins.
//
// A [Spec] is a description: [Read] reads one from a TOML file, [Demo] gives one
// that is built in, and a Go program can write one down. [New] makes the [World]
// from it. Hosts and services can be added in Go as well:
//
//	w, err := described.New(described.Spec{}, described.Options{})
//	api, err := w.Host("api.example.com")
//	err = api.Handle(80, http.HandlerFunc(…))
//
// The handlers of such services are actors of the world, see
// [mpy/world/sim]: in virtual time one runs at a time. They wait by
// [World.Sleep], and what is outside of the world they do within
// [World.Outside].
package described
