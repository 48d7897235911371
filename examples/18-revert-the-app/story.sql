-- == always, version 17
UPDATE users SET email = 'old:n' WHERE id = 1 + :n % 500;

-- == always, version 18
UPDATE users SET email_address = 'new:n' WHERE id = 1 + :n % 500;

-- == migrated, version 18
INSERT INTO users (id, email_address) VALUES (-1, 'of the bad version');

-- == migrated, version 17
SELECT email FROM users WHERE id = -1;
--> of the bad version
UPDATE users SET email = 'put right' WHERE id = -1;

-- == migrated, version 18
SELECT email_address FROM users WHERE id = -1;
--> put right

-- == contracted, version 18
SELECT email_address FROM users WHERE id = -1;
--> put right

-- == complete, version 18
SELECT email_address FROM users WHERE id = -1;
--> put right
