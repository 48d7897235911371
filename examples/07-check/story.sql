-- == always, version 17
INSERT INTO orders (id, status) VALUES (:n, 'open');

-- == always, version 18
INSERT INTO orders (id, status) VALUES (:n, 'paid');

-- == migrated, version 17
INSERT INTO orders (id, status) VALUES (-1, 'lost');

-- == migrated, version 18
UPDATE orders SET status = 'open' WHERE id = -1;

-- == contracted, version 18
INSERT INTO orders (id, status) VALUES (-2, 'lost');
--! 23514 check_violation

-- == reverted, version 17
INSERT INTO orders (id, status) VALUES (-3, 'lost');
DELETE FROM orders WHERE id = -3;

-- == complete, version 18
SELECT convalidated FROM pg_constraint WHERE conname = 'status_known';
--> t
