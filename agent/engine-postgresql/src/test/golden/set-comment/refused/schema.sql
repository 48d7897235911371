CREATE TABLE users (id bigint PRIMARY KEY, email text, name text CONSTRAINT spoken CHECK (name <> ''));
CREATE VIEW seen AS SELECT 1 AS one;
