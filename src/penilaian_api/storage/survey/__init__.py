"""Query surveys: what they are about, the links and the answers, what a release rests on."""
