"""What several areas use: fields, validators, pagination, downloads, navigation. Imports no area."""
