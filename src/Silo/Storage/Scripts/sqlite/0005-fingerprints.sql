-- What tells a command from another under the same id, also when only the journal remembers it. Last, for releases that do not know it write the columns before it.

ALTER TABLE journal ADD COLUMN fingerprint INTEGER NULL;
