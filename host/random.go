// This file holds the source of random numbers and of the hash seed.

package host

import (
	crand "crypto/rand"
	"encoding/binary"
	"io"
	"math/rand/v2"
	"sync"
)

// random gives bytes: the system's, or those that follow from a seed.
type random struct {
	io.Reader
	hash uint64
}

func newRandom(seed uint64) random {
	var r random
	if seed == 0 {
		r.Reader = crand.Reader
	} else {
		var key [32]byte
		binary.LittleEndian.PutUint64(key[:], seed)
		r.Reader = &seeded{src: rand.NewChaCha8(key)}
	}
	var b [8]byte
	_, _ = io.ReadFull(r.Reader, b[:])
	r.hash = binary.LittleEndian.Uint64(b[:])
	return r
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
func (h *Host) Random() io.Reader { return h.random.Reader }

// HashSeed is what the hashes of str and bytes that scripts see begin with.
func (h *Host) HashSeed() uint64 { return h.random.hash }
