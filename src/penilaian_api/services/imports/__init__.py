"""Imports: the organization from files, all or nothing, the same file twice changing nothing."""
