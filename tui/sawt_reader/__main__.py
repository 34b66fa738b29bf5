"""`python -P -m sawt_reader`: the same as the command `sawt-reader`."""

from sawt_reader.cli.start import main

if __name__ == "__main__":
    main()
