package store

import "strconv"

// Key is the name under which an item is kept.
func Key(id int) string {
	return "item/" + strconv.Itoa(id)
}
