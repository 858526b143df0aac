"""The measured layer of a journey: asked for by a job, kept, and told stale when it is."""
