CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE PUBLICATION everything FOR TABLE users;
