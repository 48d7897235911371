-- A document that is withdrawn or replaced gives its version back and stays, known by its digest: a rollout may have run it.

alter table migration add column withdrawn_at timestamptz;          -- null for the document of its version
alter table migration drop constraint migration_pkey;
alter table migration drop constraint migration_digest_key;
alter table migration add constraint migration_pkey primary key (digest);
create unique index migration_of_version on migration (line, version) where withdrawn_at is null;
