"""The documents or forms of a whole unit as a job: asked for, worked on, given out."""
