CREATE TABLE accounts (id bigint PRIMARY KEY, code text, balance numeric(12, 2), region varchar(10), changed_at timestamptz);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed_at := now(); RETURN NEW; END';
CREATE TRIGGER touch_it BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER on_code AFTER UPDATE OF code ON accounts FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO accounts (id, code) SELECT i, 'CODE' || i FROM generate_series(1, 100) i;
