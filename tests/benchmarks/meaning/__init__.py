"""Quality of the matching's meaning, measured on sets built from reference data; run by hand."""
