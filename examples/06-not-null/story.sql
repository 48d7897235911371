-- == always, version 17
INSERT INTO users (id, email) VALUES (:n, 'old');
UPDATE users SET email = NULL WHERE id = :n;
UPDATE users SET email = 'old' WHERE id = :n;

-- == always, version 18
INSERT INTO users (id, email) VALUES (:n, 'new');

-- == migrated, version 17
INSERT INTO users (id) VALUES (-1);

-- == migrated, version 18
UPDATE users SET email = 'found' WHERE id = -1;

-- == contracted, version 18
INSERT INTO users (id) VALUES (-2);
--! 23502 not_null_violation

-- == reverted, version 17
INSERT INTO users (id) VALUES (-3);
DELETE FROM users WHERE id = -3;

-- == complete, version 18
INSERT INTO users (id) VALUES (-4);
--! 23502 not_null_violation
SELECT count(*) FROM pg_constraint WHERE conrelid = 'users'::regclass AND contype = 'c';
--> 0
