CREATE TABLE users (id bigint PRIMARY KEY, email text, name text, during tstzrange, CONSTRAINT booked EXCLUDE USING gist (during WITH &&));
CREATE INDEX by_name ON users (name);
CREATE INDEX by_name_ccnew ON users (name);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'by_name_ccnew'::regclass;
CREATE INDEX by_email ON users (id) WHERE email <> '';
CREATE INDEX by_other ON users (during);
CREATE TABLE bare (id bigint);
