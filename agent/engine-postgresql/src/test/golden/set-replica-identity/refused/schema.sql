CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE logs (line text);
CREATE TABLE carts (id bigint PRIMARY KEY, code text);
CREATE UNIQUE INDEX carts_code ON carts (code);
CREATE TABLE drafts (id bigint NOT NULL);
CREATE UNIQUE INDEX drafts_some ON drafts (id) WHERE id > 0;
CREATE TABLE notes (id bigint);
CREATE TABLE marks (id bigint PRIMARY KEY, mark text);
CREATE PUBLICATION sent FOR TABLE users, logs;
