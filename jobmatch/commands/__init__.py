"""What can be done from the office's command line, a group per process; dry unless ``--write``."""
