-- == always, version 17
UPDATE users SET name = 'n:n' WHERE id = 1 + :n % 500;

-- == always, version 18
UPDATE users SET full_name = 'n:n' WHERE id = 1 + :n % 500;

-- == migrated, version 17
UPDATE users SET name = 'Ada' WHERE id = 1001;

-- == migrated, version 18
SELECT full_name FROM users WHERE id = 1001;
--> Ada
UPDATE users SET full_name = repeat('x', 51) WHERE id = 1001;
--! 22001 string_data_right_truncation

-- == contracted, version 18
UPDATE users SET full_name = repeat('x', 51) WHERE id = 1001;
UPDATE users SET full_name = 'Ada Lovelace' WHERE id = 1001;

-- == reverted, version 17
SELECT name FROM users WHERE id = 1001;
--> Ada Lovelace

-- == complete, version 18
SELECT full_name FROM users WHERE id = 1001;
--> Ada Lovelace
