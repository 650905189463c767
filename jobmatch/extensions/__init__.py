"""Libraries bound to the application: database, sealed columns, sign-in, forms, texts. No tables, no rules."""
