CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE old_notes (id bigint);
