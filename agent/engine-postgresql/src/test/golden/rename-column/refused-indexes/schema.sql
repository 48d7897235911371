CREATE TABLE users (id bigint PRIMARY KEY, first text, last text, nick text);
CREATE INDEX users_name ON users (last, first);
DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 150000 THEN
    EXECUTE 'CREATE UNIQUE INDEX users_nick ON users (nick) NULLS NOT DISTINCT';
  ELSE
    EXECUTE 'CREATE INDEX users_nick ON users (nick)';
  END IF;
END $$;
