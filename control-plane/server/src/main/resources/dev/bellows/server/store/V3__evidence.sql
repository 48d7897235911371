-- What a person vouches for, and until when. Evidence is said anew by every agent within seconds, in a form that holds more.

alter table consumer add column vouches text not null default 'both-versions'
    check (vouches in ('both-versions', 'not-this'));       -- reads by its own code at both versions; does not read what changes
alter table consumer add column until timestamptz not null default clock_timestamp() + interval '90 days';

delete from evidence;
