"""The office's software: rules, use cases, tables. Importing this imports nothing else."""
