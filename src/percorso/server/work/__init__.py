"""Long work beside the routes: jobs that tell how far they are and can be stopped."""
