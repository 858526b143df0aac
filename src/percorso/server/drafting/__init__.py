"""A journey drafted from the events of a workspace, as a job."""
