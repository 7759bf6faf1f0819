"""Facts that a machine knows: numbers and names of the pages, held against AWS's own models. Needs requirements-test.txt, no network."""
