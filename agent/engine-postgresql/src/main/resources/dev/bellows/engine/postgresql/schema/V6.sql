CREATE OR REPLACE FUNCTION bellows.halt(reason text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS
  'UPDATE bellows.control SET halted = true, reason = coalesce(left(halt.reason, 500), ''no reason given''), by_role = session_user, at = clock_timestamp()';
UPDATE bellows.schema_version SET version = 6
