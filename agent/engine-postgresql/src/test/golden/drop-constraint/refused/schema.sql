CREATE TABLE users (id bigint PRIMARY KEY, email text CONSTRAINT one_mail UNIQUE, name text CONSTRAINT late UNIQUE DEFERRABLE, span int4range,
  CONSTRAINT no_overlap EXCLUDE USING gist (span WITH &&) DEFERRABLE);
CREATE TABLE mails (email text REFERENCES users (email));
