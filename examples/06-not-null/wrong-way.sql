-- refused with BLW-PLAN-007: it reads the whole table under the strongest lock
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
