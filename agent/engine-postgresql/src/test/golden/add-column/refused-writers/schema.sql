CREATE TABLE users (id bigint, email text);
INSERT INTO users SELECT i, 'm' FROM generate_series(1, 10) i;
CREATE TABLE hist (LIKE users);
CREATE FUNCTION hist() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO hist SELECT OLD.*; RETURN NEW; END $$;
CREATE TRIGGER a_hist BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION hist();
CREATE FUNCTION everybody() RETURNS SETOF users LANGUAGE sql AS 'SELECT id, email FROM users';
CREATE PUBLICATION everything FOR TABLE users;
