-- A table comes back from the archive of an earlier version, without the foreign key that it had.

-- EXPAND 1: move table notes out of the archive
-- one message, locks first: "bellows_archive"."blw_notes_archive"
ALTER TABLE "bellows_archive"."blw_notes_archive" RENAME TO "notes";
ALTER TABLE "bellows_archive"."notes" SET SCHEMA "public";
UPDATE bellows.archive a SET state = 'RESTORED', restored_by = 19, restored_at = pg_catalog.clock_timestamp() WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'notes' AND a.column_name = '';
-- done when: SELECT (pg_catalog.to_regclass('"public"."notes"') IS NOT NULL)
--     AND NOT (pg_catalog.to_regclass('"bellows_archive"."blw_notes_archive"') IS NOT NULL)
-- not done when: SELECT (pg_catalog.to_regclass('"bellows_archive"."blw_notes_archive"') IS NOT NULL)
--     AND NOT (pg_catalog.to_regclass('"public"."notes"') IS NOT NULL)

-- ROLLBACK 1: move table notes into the archive again, with all it holds by now
-- one message, locks first: "public"."notes"
ALTER TABLE "public"."notes" SET SCHEMA "bellows_archive";
ALTER TABLE "bellows_archive"."notes" RENAME TO "blw_notes_archive";
UPDATE bellows.archive a SET state = 'KEPT', restored_by = 0, restored_at = NULL WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'notes' AND a.column_name = '';
-- done when: SELECT (pg_catalog.to_regclass('"bellows_archive"."blw_notes_archive"') IS NOT NULL)
--     AND NOT (pg_catalog.to_regclass('"public"."notes"') IS NOT NULL)
-- not done when: SELECT (pg_catalog.to_regclass('"public"."notes"') IS NOT NULL)
--     AND NOT (pg_catalog.to_regclass('"bellows_archive"."blw_notes_archive"') IS NOT NULL)
