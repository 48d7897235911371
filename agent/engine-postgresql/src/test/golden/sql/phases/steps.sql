-- Statements of a person run verbatim, each where it belongs; what undoes them does not mind their absence.

-- EXPAND 1: CREATE TABLE notes (id bigint PRIMARY KEY)
-- one message, locks first: 
CREATE TABLE notes (id bigint PRIMARY KEY);
-- done when: the journal says so
-- not done when: the journal says so

-- EXPAND 2: CREATE INDEX CONCURRENTLY users_mail ON users (email)
CREATE INDEX CONCURRENTLY users_mail ON users (email);
-- leftover when: SELECT false
-- done when: the journal says so

-- CLEANUP 1: DROP TABLE old_notes
-- one message, locks first: 
DROP TABLE old_notes;
-- done when: the journal says so
-- not done when: the journal says so

-- ROLLBACK 1: DROP INDEX CONCURRENTLY IF EXISTS users_mail
DROP INDEX CONCURRENTLY IF EXISTS users_mail;
-- leftover when: SELECT false
-- done when: the journal says so

-- ROLLBACK 2: DROP TABLE IF EXISTS notes
-- one message, locks first: 
DROP TABLE IF EXISTS notes;
-- done when: the journal says so
-- not done when: the journal says so
