// This file holds the source of random numbers.

package host

import (
	crand "crypto/rand"
	"encoding/binary"
	"io"
	"math/rand/v2"
	"sync"
)

// newRandom gives the system's random bytes, or those that follow from a seed.
func newRandom(seed uint64) io.Reader {
	if seed == 0 {
		return crand.Reader
	}
	var key [32]byte
	binary.LittleEndian.PutUint64(key[:], seed)
	return &seeded{src: rand.NewChaCha8(key)}
}

// seeded is a ChaCha8 that several goroutines may read.
type seeded struct {
	mu  sync.Mutex
	src *rand.ChaCha8
}

// Read fills p.
func (s *seeded) Read(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.src.Read(p)
}

// Random is where random bytes come from: os.urandom, seeds, keys. With
// Options.Seed they are the same in every run.
func (h *Host) Random() io.Reader { return h.random }
