"""Count what tells whether an appraisal system works."""
