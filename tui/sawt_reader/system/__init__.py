"""What the program asks of the machine: files, child processes, settings, reports of its own faults."""
