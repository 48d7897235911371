CREATE TABLE users (id bigserial PRIMARY KEY, email text CHECK (email IS NOT NULL OR id > 5), flag boolean, parent bigint REFERENCES users, state int,
  upper_email text GENERATED ALWAYS AS (upper(email)) STORED);
INSERT INTO users (email) VALUES ('a');
CREATE VIEW mails AS SELECT email FROM users;
CREATE MATERIALIZED VIEW mail_count AS SELECT count(email) FROM users;
CREATE INDEX users_flag ON users (state, flag);
CREATE UNIQUE INDEX users_state ON users (state) NULLS NOT DISTINCT;
CREATE STATISTICS users_stats ON email, flag FROM users;
CREATE POLICY mine ON users USING (email = current_user);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.email := lower(NEW.email); RETURN NEW; END';
CREATE TRIGGER on_email BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION touch();
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO users_log SELECT NEW.*; RETURN NEW; END';
CREATE TABLE users_log (LIKE users);
CREATE TRIGGER audited AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION audit();
CREATE PUBLICATION some_columns FOR TABLE users (id, email);
CREATE TABLE mail_owners (email text);
ALTER TABLE users ADD UNIQUE (email);
ALTER TABLE mail_owners ADD CONSTRAINT to_mail FOREIGN KEY (email) REFERENCES users (email);
CREATE RULE noted AS ON DELETE TO users DO ALSO INSERT INTO mail_owners VALUES (OLD.email);
