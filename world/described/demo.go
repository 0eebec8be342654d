// This file holds the built-in world.

package described

import _ "embed"

//go:embed demo.toml
var demoText string

// Demo gives the built-in description: hosts that tutorials use.
func Demo() (*Spec, error) { return Parse("demo", demoText) }

// DemoText is its text.
func DemoText() string { return demoText }
