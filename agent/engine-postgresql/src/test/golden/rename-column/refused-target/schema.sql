CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE VIEW mails AS SELECT 1 AS a;
CREATE TABLE parted (a int) PARTITION BY LIST (a);
CREATE TYPE pair AS (a int, c int);
CREATE TABLE typed OF pair;
