// This file describes files where the system's form is not known here.

//go:build !linux && !darwin

package vfs

import "io/fs"

func detailsOf(info fs.FileInfo) details { return plain(info) }
