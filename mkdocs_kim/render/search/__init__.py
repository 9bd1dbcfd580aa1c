"""What search knows, ready for the browser: words, who holds them, and the texts to quote."""
