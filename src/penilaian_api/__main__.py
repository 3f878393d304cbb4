"""Run the command line of the program."""

from penilaian_api.commands.program import main

if __name__ == "__main__":
    main()
