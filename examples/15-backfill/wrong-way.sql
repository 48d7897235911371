-- refused with BLW-PLAN-007: it holds every row until the last one is written
UPDATE users SET status = 'active' WHERE status IS NULL;
