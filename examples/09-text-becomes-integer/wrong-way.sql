-- refused with BLW-PLAN-007: it rewrites the table while nobody may read it
ALTER TABLE people ALTER COLUMN age_string TYPE integer USING age_string::integer;
