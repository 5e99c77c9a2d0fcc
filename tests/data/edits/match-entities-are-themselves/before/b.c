if (a < b)
