-- A person's word on an instance that has no live claim: its sessions seen until then stand in nobody's way.

create table confirmed_gone (
    incarnation text primary key,
    at          timestamptz not null,   -- sessions seen later are somebody's again
    person      text not null,
    reason      text not null
);
