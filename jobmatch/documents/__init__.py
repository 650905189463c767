"""Bytes to plain data and back: workbooks, papers, tables. No database, no request."""
