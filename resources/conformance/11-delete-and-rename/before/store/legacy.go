package store

// LegacyKey is how keys looked before version 2.
func LegacyKey(id int) string {
	return "item-" + string(rune('0'+id%10))
}
