CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TYPE mood AS ENUM ('sad');
