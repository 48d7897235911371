-- refused with BLW-PLAN-007: other code would fail in the moment it commits
ALTER TABLE users RENAME COLUMN email TO email_address;
