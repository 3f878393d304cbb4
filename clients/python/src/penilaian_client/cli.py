"""Start the command line `penilaian`."""

from penilaian_client.commands.planning import apply_file
from penilaian_client.commands.program import program

__all__ = ["apply_file", "main", "program"]


def main() -> None:
    """Run the command line."""
    program()
