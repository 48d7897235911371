CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE UNIQUE INDEX once ON users (email) WHERE id > 0;
UPDATE pg_index SET indisvalid = false, indisready = false WHERE indexrelid = 'once'::regclass;
INSERT INTO users VALUES (1, 'a'), (2, 'a');
