CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE VIEW seen AS SELECT 1 AS one;
