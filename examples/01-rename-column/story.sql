-- == always, version 17
INSERT INTO users (email) VALUES ('old:n@example.org');
UPDATE users SET email = 'moved:n@example.org' WHERE email = 'old:n@example.org';

-- == always, version 18
INSERT INTO users (email_address) VALUES ('new:n@example.org');
UPDATE users SET email_address = 'moved:n@example.org' WHERE email_address = 'new:n@example.org';

-- == before, version 17
SELECT email FROM users WHERE id = 7;
--> user7@example.org

-- == expanded, version 17
UPDATE users SET email = 'seven@example.org' WHERE id = 7;
SELECT email FROM users WHERE id = 7;
--> seven@example.org

-- == rolled back, version 17
SELECT email FROM users WHERE id = 7;
--> seven@example.org

-- == migrated, version 17
UPDATE users SET email = 'of-old@example.org' WHERE id = 8;

-- == migrated, version 18
SELECT email_address FROM users WHERE id = 8;
--> of-old@example.org
UPDATE users SET email_address = 'of-new@example.org' WHERE id = 9;

-- == migrated, version 17
SELECT email FROM users WHERE id = 9;
--> of-new@example.org

-- == contracted, version 18
UPDATE users SET email_address = 'since@example.org' WHERE id = 10;

-- == contracted, version 17
SELECT email FROM users WHERE id = 10;
--! 42703 undefined_column

-- == reverted, version 17
SELECT email FROM users WHERE id = 10;
--> since@example.org

-- == complete, version 18
SELECT email_address FROM users WHERE id IN (8, 9, 10) ORDER BY id;
--> of-old@example.org
--> of-new@example.org
--> since@example.org
SELECT count(*) FROM information_schema.columns WHERE table_name = 'users';
--> 3
