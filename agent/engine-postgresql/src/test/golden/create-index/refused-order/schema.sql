CREATE TABLE users (id bigint PRIMARY KEY, email text);
INSERT INTO users VALUES (1, 'a'), (2, 'a');
CREATE INDEX users_email ON users (email);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'users_email'::regclass;
