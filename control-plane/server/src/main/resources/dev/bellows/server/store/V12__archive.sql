-- What cleanups archived in a target, as its agent sees it; nothing of any row is in here.

create table archive (
    target text not null references target (name) on delete cascade,
    line text not null,
    version int not null,                   -- whose cleanup archived it
    relation text not null,                 -- the table as it was called, with its schema
    column_name text not null,              -- '' for a whole table
    type text not null,
    key_columns jsonb not null,
    state text not null,                    -- COPYING, KEPT, RESTORING, RESTORED, REMOVED
    rows bigint not null,
    checksum text not null,
    bytes bigint not null,
    since timestamptz not null,             -- the target's clock
    restored text not null,
    primary key (target, line, version, relation, column_name)
);
