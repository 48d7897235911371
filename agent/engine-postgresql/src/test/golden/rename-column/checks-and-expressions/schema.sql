CREATE TABLE users (id bigint PRIMARY KEY, "Größe" int CHECK ("Größe" > 0 AND '"Größe"' <> "kürzel"), "kürzel" text, nick text);
ALTER TABLE users ADD CONSTRAINT old_rows CHECK (nick <> 'nick' OR id < 3) NOT VALID;
ALTER TABLE users ADD CONSTRAINT alone CHECK (nick IS NULL OR length(nick) < 20) NO INHERIT;
COMMENT ON CONSTRAINT alone ON users IS 'short';
CREATE INDEX users_sum ON users (("Größe" + length("kürzel")) DESC, "kürzel");
CREATE UNIQUE INDEX users_only ON users (coalesce(nick, 'none'), id) INCLUDE ("kürzel") WHERE (id > 1 AND nick <> 'x');
DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 150000 THEN
    EXECUTE 'CREATE UNIQUE INDEX users_nick ON users (nick) NULLS NOT DISTINCT';
  ELSE
    EXECUTE 'CREATE INDEX users_nick ON users (nick)';
  END IF;
END $$;
INSERT INTO users SELECT i, i, 'k' || i, 'n' || i FROM generate_series(1, 200) i;
ANALYZE users;
