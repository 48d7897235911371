CREATE TABLE users (id bigint PRIMARY KEY, email text);
INSERT INTO users VALUES (1, 'a');
CREATE TABLE other (id bigint PRIMARY KEY, n int);
