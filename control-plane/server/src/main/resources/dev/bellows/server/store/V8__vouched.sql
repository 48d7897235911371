-- What a person vouches for has a version or a table. Declarations that were made before either was asked for keep what was said then,
-- every version and every table of their line, until their end; both columns of those are null.

alter table consumer add column version int check (version is null or (vouches = 'both-versions' and version > 0));
alter table consumer add column about_table text check (about_table is null or vouches = 'not-this');
alter table consumer drop constraint consumer_pkey;
create unique index consumer_declared on consumer (role, line, coalesce(version, 0), coalesce(about_table, ''));
