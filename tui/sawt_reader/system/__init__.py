"""The system below the program: files, child processes, settings, bug reports."""
