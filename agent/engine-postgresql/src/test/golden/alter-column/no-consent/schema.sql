CREATE TABLE items (id bigint PRIMARY KEY, quantity integer UNIQUE, note varchar(10));
