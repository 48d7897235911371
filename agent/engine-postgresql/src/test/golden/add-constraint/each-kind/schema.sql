CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE posts (id bigint PRIMARY KEY, author int, slug text, title text);
CREATE INDEX posts_by_author ON posts (author);
INSERT INTO users SELECT i, 'mail' || i FROM generate_series(1, 100) i;
INSERT INTO posts SELECT i, i, 'slug' || i, 'title' || i FROM generate_series(1, 100) i;
