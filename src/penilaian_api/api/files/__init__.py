"""Read and write files of callers."""
