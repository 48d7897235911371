-- The state of a rollout as rows: an event writes what it changed. A rollout of an earlier release has everything in its body, and no plans,
-- until it changes the next time.

alter table rollout add column plans jsonb;     -- how its phases move; null while the body has everything
-- New with every change of what is kept of the rollout; never the same twice, in a store that was set back neither.
alter table rollout add column revision uuid not null default gen_random_uuid();

create table rollout_member (
    rollout text not null references rollout (id),
    target text not null,
    body jsonb not null,
    primary key (rollout, target)
);

create table target_run (                       -- one target in one run of a phase
    rollout text not null references rollout (id),
    phase text not null,
    run int not null,
    target text not null,
    state text not null,                        -- for lists
    body jsonb not null,
    primary key (rollout, phase, run, target)
);
