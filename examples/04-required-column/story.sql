-- == always, version 17
INSERT INTO users (id, contact) VALUES (:n, '{"phone": ":n"}');

-- == always, version 18
INSERT INTO users (id, contact, phone) VALUES (:n, '{}', ':n');

-- == migrated, version 17
INSERT INTO users (id, contact) VALUES (-1, '{"phone": "+44 1"}');
INSERT INTO users (id, contact) VALUES (-2, '{}');

-- == migrated, version 18
SELECT phone FROM users WHERE id IN (-1, -2, 7) ORDER BY id;
--> unknown
--> +44 1
--> +49 7

-- == contracted, version 18
SELECT count(*) FROM users WHERE phone IS NULL;
--> 0

-- == reverted, version 17
INSERT INTO users (id, contact) VALUES (-3, '{"phone": "+44 3"}');

-- == complete, version 18
SELECT phone FROM users WHERE id = -3;
--> +44 3
SELECT is_nullable FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'phone';
--> NO
