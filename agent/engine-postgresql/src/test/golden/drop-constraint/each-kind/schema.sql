CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint, slug text, title text NOT NULL,
  CONSTRAINT titled CHECK (title <> '' AND length(title) < 200),
  CONSTRAINT posts_slug UNIQUE (author, slug) INCLUDE (title) WITH (fillfactor = 70),
  CONSTRAINT posts_author FOREIGN KEY (author) REFERENCES users ON DELETE CASCADE ON UPDATE SET NULL);
INSERT INTO users SELECT i, 'mail' || i FROM generate_series(1, 100) i;
INSERT INTO posts SELECT i, i, 'slug' || i, 'title' || i FROM generate_series(1, 100) i;
ALTER TABLE posts ADD CONSTRAINT never_looked CHECK (id > 0) NOT VALID;
COMMENT ON CONSTRAINT titled ON posts IS 'a title says something';
COMMENT ON CONSTRAINT posts_slug ON posts IS 'one of a kind';
