"""Pure rules of the field, each with its source. Standard library only: no clock, no table, no request."""
