-- == always, version 17
UPDATE users SET full_name = 'Old Name:n' WHERE id = 1 + :n % 500;

-- == always, version 18
UPDATE users SET last_name = 'New:n' WHERE id = 1 + :n % 500;

-- == migrated, version 17
UPDATE users SET full_name = 'Ada Lovelace' WHERE id = 1001;
UPDATE users SET full_name = 'Plato' WHERE id = 1002;

-- == migrated, version 18
SELECT first_name, last_name FROM users WHERE id IN (1001, 1002) ORDER BY id;
--> Ada | Lovelace
--> Plato | null
UPDATE users SET last_name = 'King' WHERE id = 1001;

-- == migrated, version 17
SELECT full_name FROM users WHERE id = 1001;
--> Ada King

-- == contracted, version 18
INSERT INTO users (id, first_name, last_name) VALUES (-1, 'Grace', 'Hopper');

-- == contracted, version 17
SELECT full_name FROM users WHERE id = -1;
--! 42703 undefined_column

-- == reverted, version 17
SELECT full_name FROM users WHERE id = -1;
--> Grace Hopper

-- == complete, version 18
SELECT first_name, last_name FROM users WHERE id IN (-1, 1001) ORDER BY id;
--> Grace | Hopper
--> Ada | King
