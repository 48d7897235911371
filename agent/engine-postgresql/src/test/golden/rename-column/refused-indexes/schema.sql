CREATE TABLE users (id bigint PRIMARY KEY, first text, last text, nick text);
CREATE INDEX users_name ON users (last, first);
CREATE INDEX users_lower ON users ((lower(first) || last));
CREATE INDEX users_named ON users (last) WHERE first IS NOT NULL;
ALTER TABLE users ADD CONSTRAINT users_differ CHECK (first <> last);
ALTER TABLE users ADD CONSTRAINT users_whole CHECK (users.* IS NOT NULL OR nick = '');
CREATE FUNCTION whole(users) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT $1.id::text';
CREATE INDEX users_row ON users (whole(users), nick);
