"""What keeps the server safe: browsers' rules, bodies, passwords, sessions and limits."""
