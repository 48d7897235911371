-- Rows of a target that a step could not make right, by step and reason, as its agent counts them; nothing of any row is in here.

create table bad_rows (
    target text not null references target (name) on delete cascade,
    rollout text not null,
    phase text not null,
    ordinal int not null,
    step text not null,
    relation text not null,
    cause text not null,                    -- the engine's code: SQLSTATE
    reason text not null,
    rows bigint not null,
    at_least boolean not null,
    since timestamptz not null,             -- the target's clock
    query text not null,                    -- to be typed in the target
    primary key (target, rollout, phase, ordinal, relation, cause)
);
