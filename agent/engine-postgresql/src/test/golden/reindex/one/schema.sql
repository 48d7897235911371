CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX "by mail" ON users (lower(email)) WHERE email IS NOT NULL;
COMMENT ON INDEX "by mail" IS 'for look-ups';
ALTER TABLE users CLUSTER ON users_pkey;
