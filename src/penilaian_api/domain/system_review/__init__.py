"""Define how an appraisal system is reviewed: measures of its effect, findings, what follows."""
