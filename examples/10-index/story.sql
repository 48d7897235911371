-- == always, version 17
INSERT INTO orders (id, user_id, total) VALUES (:n, 1, :n);

-- == always, version 18
SELECT count(*) FROM orders WHERE user_id = 1 AND total > 0;

-- == complete, version 18
SELECT indisvalid FROM pg_index WHERE indexrelid = 'orders_by_user'::regclass;
--> t
