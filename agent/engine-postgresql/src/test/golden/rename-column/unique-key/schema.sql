CREATE TABLE users (id bigint PRIMARY KEY, email varchar(80) UNIQUE);
INSERT INTO users SELECT i, 'mail' || i FROM generate_series(1, 100) i;
