CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE posts (id bigint PRIMARY KEY, author int, slug text, title text, CONSTRAINT titled CHECK (title <> 'none'));
CREATE TABLE other_table (id int);
