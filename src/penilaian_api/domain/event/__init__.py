"""Tell what changed: the kinds of events, and how they are read off the trail."""
