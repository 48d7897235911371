CREATE SEQUENCE docno;
CREATE SEQUENCE far;
SELECT setval('far', 50);
CREATE SEQUENCE begun START 1;
CREATE SEQUENCE wide;
CREATE TABLE users (id serial PRIMARY KEY, name text);
CREATE SEQUENCE small AS smallint;
CREATE TABLE posts (id serial PRIMARY KEY, name text);
