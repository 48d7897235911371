CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);
CREATE UNIQUE INDEX users_mail ON users (email);
CREATE TABLE logs (line text);
CREATE TABLE carts (id bigint PRIMARY KEY, code text NOT NULL UNIQUE);
ALTER TABLE carts REPLICA IDENTITY USING INDEX carts_code_key;
CREATE TABLE drafts (id bigint);
CREATE PUBLICATION sent FOR TABLE users, carts;
INSERT INTO users SELECT i, 'mail' || i FROM generate_series(1, 100) i;
