CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000 INCREMENT BY 10) PRIMARY KEY, "no" serial, name text);
CREATE TABLE teams (id int PRIMARY KEY);
CREATE TABLE members (team int REFERENCES teams, member bigint REFERENCES users ON DELETE CASCADE, PRIMARY KEY (team, member));
COMMENT ON CONSTRAINT users_pkey ON users IS 'the key';
INSERT INTO users (name) SELECT 'u' || i FROM generate_series(1, 50) i;
INSERT INTO teams SELECT generate_series(1, 5);
INSERT INTO members SELECT 1, id FROM users;
ANALYZE;
