CREATE SCHEMA shop;
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE shop.shops (code varchar(10), region text, PRIMARY KEY (code, region));
INSERT INTO users VALUES (1, 'a');
