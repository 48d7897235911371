-- A fill leaves the triggers of others out where the role may; those that fire on other columns are not named. A comment at the end of an expression hides nothing.

-- MIGRATE 1: backfill balance, region of accounts, until no row needs it
UPDATE "public"."accounts" SET "balance" = (0
), "region" = (lower(code) -- ours
) WHERE <range> AND (region IS NULL -- not yet
) AND (ROW("balance")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW((0
)::numeric(12,2))::pg_catalog.record OR "region" IS DISTINCT FROM (lower(code) -- ours
)::character varying(10));
-- key: "id"
-- swept until no row needs it
-- fires no trigger but ours
-- standing: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = pg_catalog.to_regclass('"public"."accounts"') AND NOT a.attisdropped AND (a.attname IN ('balance', 'region') OR a.attgenerated <> '') WHERE (k.conrelid = a.attrelid AND a.attnum = ANY (k.conkey) AND (k.contype = 'f' OR k.condeferrable)) OR (k.confrelid = a.attrelid AND a.attnum = ANY (k.confkey)))
