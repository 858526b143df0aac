"""One file per resource; each has a `router` that `percorso.server.app` takes in."""
