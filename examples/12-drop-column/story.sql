-- == always, version 17
INSERT INTO users (id, email, legacy_field) VALUES (:n, 'old', 'written');

-- == always, version 18
INSERT INTO users (id, email) VALUES (:n, 'new');

-- == migrated, version 18
INSERT INTO users (id, email) VALUES (-1, 'of new code');

-- == migrated, version 17
SELECT legacy_field FROM users WHERE id IN (-1, 7) ORDER BY id;
--> none
--> kept

-- == contracted, version 18
INSERT INTO users (id, email) VALUES (-2, 'since');

-- == contracted, version 17
SELECT legacy_field FROM users WHERE id = 7;
--! 42703 undefined_column

-- == reverted, version 17
SELECT legacy_field FROM users WHERE id IN (-2, 7) ORDER BY id;
--> none
--> kept

-- == complete, version 18
SELECT count(*) FROM information_schema.columns WHERE table_name = 'users';
--> 2
