CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE notes (id bigint PRIMARY KEY, author bigint REFERENCES users ON DELETE CASCADE, note text);
CREATE FUNCTION greet() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO notes VALUES (new.id, new.id, ''hello''); RETURN NULL; END';
CREATE TRIGGER greeted AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION greet();
CREATE FUNCTION count_notes() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM count(*) FROM notes; RETURN NULL; END';
CREATE TRIGGER counted AFTER DELETE ON notes FOR EACH ROW EXECUTE FUNCTION count_notes();
CREATE FUNCTION notes_of(bigint) RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM notes WHERE author = $1); END';
CREATE TABLE whole (id bigint);
CREATE TABLE parts () INHERITS (whole);
