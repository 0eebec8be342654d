// This file holds the package's comment.

// Package chips holds the modules of single chips and makers: esp, esp32, rp2,
// pycom. They are stand-ins: what they are told they remember.
package chips
