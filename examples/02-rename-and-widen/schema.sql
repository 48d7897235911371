CREATE TABLE users (id int PRIMARY KEY, name varchar(50) NOT NULL);
INSERT INTO users SELECT n, 'name ' || n FROM generate_series(1, 2000) n;
