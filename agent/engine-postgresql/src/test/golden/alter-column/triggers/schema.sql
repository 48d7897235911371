CREATE TABLE people (id bigint PRIMARY KEY, score bigint NOT NULL DEFAULT 0);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint NOT NULL, score int, seen boolean NOT NULL DEFAULT false);
CREATE FUNCTION scored(row_of record) RETURNS int LANGUAGE plpgsql AS 'BEGIN /* score or points */ RETURN coalesce(to_jsonb(row_of) ->> ''points'', to_jsonb(row_of) ->> ''score'')::int; END';
CREATE FUNCTION sum_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN /* people.score; posts has points too */
  UPDATE people p SET score = p.score + d.score FROM (SELECT (post).author, sum(way * scored(post)) AS score FROM (
    SELECT -1 AS way, gone::posts AS post FROM gone UNION ALL SELECT 1, come::posts FROM come) x GROUP BY 1) d
  WHERE p.id = d.author; RETURN NULL; END $$;
CREATE TRIGGER sum_up AFTER UPDATE ON posts REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION sum_up();
CREATE FUNCTION begin_at() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN /* people.score; posts has points too */
  UPDATE people p SET score = p.score + 1 FROM (SELECT come::posts AS post FROM (SELECT * FROM fresh WHERE true) AS come) x WHERE p.id = (post).author;
  RETURN NULL; END $$;
CREATE TRIGGER begin_at AFTER INSERT ON posts REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION begin_at();
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER listed AFTER INSERT OR UPDATE OF seen, score ON posts FOR EACH ROW EXECUTE FUNCTION note();
COMMENT ON TRIGGER listed ON posts IS 'it''s listed';
CREATE TRIGGER asked AFTER UPDATE OF score, author ON posts FOR EACH ROW WHEN (OLD.score < 10 AND NEW.score >= 10) EXECUTE FUNCTION note();
ALTER TABLE posts ENABLE ALWAYS TRIGGER asked;
CREATE TRIGGER only_asks AFTER DELETE ON posts FOR EACH ROW WHEN (OLD.score > 0) EXECUTE FUNCTION note();
CREATE TRIGGER off BEFORE UPDATE OF score ON posts FOR EACH STATEMENT EXECUTE FUNCTION note();
ALTER TABLE posts DISABLE TRIGGER off;
INSERT INTO people SELECT i FROM generate_series(1, 10) i;
INSERT INTO posts SELECT i, 1 + i % 10, i FROM generate_series(1, 100) i;
CREATE FUNCTION at_least() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.score := greatest(NEW.score, 0); RETURN NEW; END';
CREATE TRIGGER at_least BEFORE INSERT OR UPDATE OF score ON posts FOR EACH ROW EXECUTE FUNCTION at_least();
