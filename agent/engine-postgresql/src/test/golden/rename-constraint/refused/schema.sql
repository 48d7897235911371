CREATE TABLE users (id bigint PRIMARY KEY, email text CONSTRAINT mailed CHECK (email <> ''), name text CONSTRAINT spoken CHECK (name <> '') CONSTRAINT once UNIQUE);
CREATE TABLE carts (id bigint);
CREATE TABLE parts (id bigint CONSTRAINT parts_a CHECK (id > 0)) PARTITION BY RANGE (id);
