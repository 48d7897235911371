-- refused with BLW-PLAN-007: old code would be refused
ALTER TABLE users ADD COLUMN phone text NOT NULL;
