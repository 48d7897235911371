-- Statements of a person run verbatim, each where it belongs; what undoes them does not mind their absence.

-- EXPAND 1: CREATE TABLE notes (id bigint PRIMARY KEY)
-- one message, locks first: 
SET LOCAL search_path = public;
CREATE TABLE notes (id bigint PRIMARY KEY);
SET LOCAL search_path = pg_catalog;
-- done when: the journal says so
-- not done when: the journal says so

-- EXPAND 2: CREATE INDEX CONCURRENTLY users_mail ON users (email)
CREATE INDEX CONCURRENTLY users_mail ON users (email);
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_mail"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."users_mail"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_mail"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false)

-- CLEANUP 1: DROP TABLE old_notes
-- one message, locks first: 
SET LOCAL search_path = public;
DROP TABLE old_notes;
SET LOCAL search_path = pg_catalog;
-- done when: the journal says so
-- not done when: the journal says so

-- ROLLBACK 1: DROP INDEX CONCURRENTLY IF EXISTS users_mail
DROP INDEX CONCURRENTLY IF EXISTS users_mail;
-- leftover when: SELECT false
-- done when: the journal says so

-- ROLLBACK 2: DROP TABLE IF EXISTS notes
-- one message, locks first: 
SET LOCAL search_path = public;
DROP TABLE IF EXISTS notes;
SET LOCAL search_path = pg_catalog;
-- done when: the journal says so
-- not done when: the journal says so
