-- refused with BLW-PLAN-007: it rewrites the table while nobody may read it
ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2);
