"""The web server: routes over what the other packages can do, nothing more than HTTP."""
