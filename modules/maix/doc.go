// This file holds the package's comment.

// Package maix holds modules of MaixPy: fpioa_manager, lcd and image. Pictures
// are real; what the display shows is written as PNG where --display says so.
package maix
