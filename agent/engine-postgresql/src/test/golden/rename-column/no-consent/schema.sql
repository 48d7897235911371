CREATE TABLE users (id bigint PRIMARY KEY, email varchar(80) UNIQUE);
