CREATE SCHEMA shop;
CREATE TABLE users (id bigint PRIMARY KEY, email text, code text UNIQUE);
CREATE TABLE accounts (id bigint PRIMARY KEY);
CREATE VIEW seen AS SELECT id FROM users;
