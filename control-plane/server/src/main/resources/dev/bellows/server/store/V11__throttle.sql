-- What people said of a throttle at a running rollout: the newest word on each setting, by target. The row stays when a word is taken
-- back, so that its revision never falls.

create sequence throttle_revision;

create table throttle (
    rollout text not null references rollout (id) on delete cascade,
    target text not null references target (name) on delete cascade,
    revision bigint not null,               -- store-issued, growing
    said jsonb not null,                    -- by setting, or 'profile': value, person, reason, at
    primary key (rollout, target)
);

create index throttle_of_target on throttle (target);
