CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, boss int REFERENCES users, name text);
CREATE TABLE posts (id int PRIMARY KEY, author int NOT NULL REFERENCES users ON DELETE CASCADE);
CREATE TABLE likes (post int REFERENCES posts ON DELETE CASCADE, who bigint REFERENCES users ON DELETE SET NULL);
COMMENT ON CONSTRAINT users_pkey ON users IS 'the key';
INSERT INTO users (name, boss) SELECT 'u' || i, CASE WHEN i > 1 THEN 1 END FROM generate_series(1, 50) i;
INSERT INTO posts SELECT i, i FROM generate_series(1, 50) i;
INSERT INTO likes SELECT i, i FROM generate_series(1, 50) i;
ANALYZE;
