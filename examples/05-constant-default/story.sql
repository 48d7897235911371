-- == always, version 17
INSERT INTO users (id, email) VALUES (:n, 'old');

-- == always, version 18
INSERT INTO users (id, email, status) VALUES (:n, 'new', 'invited');

-- == migrated, version 17
INSERT INTO users (id, email) VALUES (-1, 'of old code');

-- == migrated, version 18
SELECT status, token IS NOT NULL FROM users WHERE id IN (-1, 7) ORDER BY id;
--> active | t
--> active | t
SELECT count(*) - count(DISTINCT token) FROM users;
--> 0

-- == contracted, version 18
INSERT INTO users (id, email) VALUES (-2, 'since');
SELECT status, token IS NOT NULL FROM users WHERE id = -2;
--> active | t

-- == complete, version 18
SELECT count(*) FROM users WHERE status IS NULL OR token IS NULL;
--> 0
