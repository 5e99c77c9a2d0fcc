package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// greeting says hello to one person.
func greeting(name string) string {
	return fmt.Sprintf("Hello, %s!", name)
}

// polite takes the blanks around a name away.
func polite(name string) string {
	return strings.TrimSpace(name)
}

func main() {
	scanner := bufio.NewScanner(os.Stdin)
	for scanner.Scan() {
		fmt.Println(greeting(scanner.Text()))
	}
	if err := scanner.Err(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
