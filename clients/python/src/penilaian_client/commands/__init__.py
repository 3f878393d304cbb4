"""The command line `penilaian`."""
