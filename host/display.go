// This file writes what displays show as pictures.

package host

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
)

// Frame keeps a picture of what a display shows, if anybody wants pictures: as
// NAME-0001.png and so on in the folder of the command line.
func (h *Host) Frame(name string, img image.Image) error {
	if h.Display == "" {
		return nil
	}
	if h.frames == nil {
		h.frames = map[string]int{}
		if err := os.MkdirAll(h.Display, 0o777); err != nil {
			return err
		}
	}
	h.frames[name]++
	f, err := os.Create(filepath.Join(h.Display, fmt.Sprintf("%s-%04d.png", name, h.frames[name])))
	if err != nil {
		return err
	}
	err = png.Encode(f, img)
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}
