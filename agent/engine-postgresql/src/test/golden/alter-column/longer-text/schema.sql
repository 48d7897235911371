CREATE TABLE users (id bigint PRIMARY KEY, email varchar(20) COLLATE "C" DEFAULT 'none', nick varchar NOT NULL);
ALTER TABLE users ALTER email SET STORAGE EXTERNAL;
ALTER TABLE users ADD CONSTRAINT named CHECK (length(email) > 2), ADD CONSTRAINT nicks UNIQUE (nick), ADD CONSTRAINT known CHECK (nick IS NOT NULL);
CREATE INDEX users_lower ON users (lower(email));
INSERT INTO users SELECT i, 'mail' || i, 'n' || i FROM generate_series(1, 100) i;
ANALYZE users;
