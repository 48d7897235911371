-- == always, version 17
INSERT INTO users (id, email) VALUES (:n, 'old');

-- == always, version 18
INSERT INTO users (id, email, last_seen_at) VALUES (:n, 'new', now());

-- == expanded, version 17
INSERT INTO users (id, email) VALUES (-1, 'of old code');

-- == complete, version 18
SELECT email, last_seen_at FROM users WHERE id = -1;
--> of old code | null
