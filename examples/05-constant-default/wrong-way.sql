-- refused with BLW-PLAN-007: it rewrites the table under the strongest lock
ALTER TABLE users ADD COLUMN token uuid DEFAULT gen_random_uuid();
