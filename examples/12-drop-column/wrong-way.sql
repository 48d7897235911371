-- refused with BLW-PLAN-007: code that reads it fails in the moment it commits
ALTER TABLE users DROP COLUMN legacy_field;
