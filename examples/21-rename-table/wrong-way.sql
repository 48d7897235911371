-- refused with BLW-PLAN-007: code of the other version fails in the moment it commits
ALTER TABLE users RENAME TO accounts;
