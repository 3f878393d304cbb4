"""Review the appraisal system itself, period after period."""
