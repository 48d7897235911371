-- == always, version 17
INSERT INTO users (email) VALUES ('old:n@example.org') ON CONFLICT (email) DO NOTHING;
UPDATE users SET email = 'moved:n@example.org' WHERE email = 'old:n@example.org';

-- == always, version 18
INSERT INTO accounts (email) VALUES ('new:n@example.org') ON CONFLICT (email) DO NOTHING;
UPDATE accounts SET email = 'moved:n@example.org' WHERE email = 'new:n@example.org';

-- == migrated, version 17
UPDATE users SET email = 'of-old@example.org' WHERE id = 8;

-- == migrated, version 18
SELECT email FROM accounts WHERE id = 8;
--> of-old@example.org
INSERT INTO accounts (id, email) VALUES (-1, 'of-new@example.org') RETURNING since = current_date;
--> t
TRUNCATE accounts;
--! 42809 wrong_object_type

-- == migrated, version 17
SELECT email FROM users WHERE id = -1;
--> of-new@example.org

-- == contracted, version 18
UPDATE accounts SET email = 'since@example.org' WHERE id = 9;

-- == contracted, version 17
SELECT email FROM users WHERE id = 9;
--! 42P01 undefined_table

-- == reverted, version 17
SELECT email FROM users WHERE id = 9;
--> since@example.org

-- == complete, version 18
SELECT email FROM accounts WHERE id IN (-1, 8, 9) ORDER BY id;
--> of-new@example.org
--> of-old@example.org
--> since@example.org
SELECT relkind FROM pg_class WHERE oid = 'accounts'::regclass;
--> r
