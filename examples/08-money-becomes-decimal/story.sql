-- == always, version 17
UPDATE orders SET total = total + 0.25 WHERE id = 1 + :n % 500;

-- == always, version 18
UPDATE orders SET total = total + 1 WHERE id = 1 + :n % 500;

-- == migrated, version 17
UPDATE orders SET total = 3.999 WHERE id = 1001;
SELECT total, pg_typeof(total) FROM orders WHERE id = 1001;
--> 3.999 | double precision

-- == migrated, version 18
SELECT total, pg_typeof(total) FROM orders WHERE id = 1001;
--> 3.999 | double precision

-- == contracted, version 18
SELECT total, pg_typeof(total) FROM orders WHERE id = 1001;
--> 4.00 | numeric
UPDATE orders SET total = 12.34 WHERE id = 1002;

-- == reverted, version 17
SELECT total, pg_typeof(total) FROM orders WHERE id = 1002;
--> 12.34 | double precision

-- == complete, version 18
SELECT total, pg_typeof(total) FROM orders WHERE id = 1002;
--> 12.34 | numeric
