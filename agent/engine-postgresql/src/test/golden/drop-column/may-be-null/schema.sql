CREATE TABLE teams (id bigint PRIMARY KEY);
INSERT INTO teams SELECT generate_series(1, 10);
CREATE TABLE users (id bigint PRIMARY KEY, nickname varchar(40), team bigint CONSTRAINT of_team REFERENCES teams ON DELETE SET NULL, since date, until date);
INSERT INTO users SELECT i, 'nick ' || i, 1 + i % 10, '2020-01-01', NULL FROM generate_series(1, 200) i;
ALTER TABLE users ADD CONSTRAINT nickname_shown CHECK (btrim(nickname) <> ''), ADD CONSTRAINT nickname_or_id CHECK (length(nickname) < id + 100),
  ADD CONSTRAINT nickname_once UNIQUE (nickname);
CREATE INDEX users_nickname ON users (lower(nickname)) WHERE nickname IS NOT NULL;
CREATE INDEX users_since ON users (since, nickname);
COMMENT ON COLUMN users.nickname IS 'what friends say';
GRANT SELECT (nickname) ON users TO PUBLIC;
CREATE FUNCTION find_user(text) RETURNS bigint LANGUAGE sql AS 'SELECT id FROM users WHERE nickname = $1';
ANALYZE users;
