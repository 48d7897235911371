-- Rollouts, windows, claims, evidence. Bodies are the records of the decision core as JSON; columns are what statements look for.

create table rollout (
    id text primary key,
    line text not null,
    version int not null,
    number int not null,
    migration_digest text not null,
    strategy_digest text not null,
    selector text not null,
    author text not null,                   -- of the migration: never counts as an approver
    planned_by text not null,
    contracts boolean not null,
    classes jsonb not null,                 -- digests per plan class
    classes_shown jsonb not null,           -- for people
    digests jsonb not null,                 -- what an approval names, per phase group
    cap int not null,                       -- most targets that an approval covers
    created_at timestamptz not null default clock_timestamp(),
    due_at timestamptz,                     -- when time alone changes something
    state text not null,                    -- derived, for lists
    body jsonb not null,
    unique (line, version, number)
);
create index rollout_due on rollout (due_at) where due_at is not null;

create table rollout_event (
    seq bigint generated always as identity primary key,
    at timestamptz not null,
    rollout text not null references rollout (id),
    target text not null default '',
    kind text not null,
    text text not null
);
create index rollout_event_of on rollout_event (rollout, seq);
create index rollout_event_target on rollout_event (target, seq) where target <> '';

create table approval (
    rollout text not null references rollout (id),
    phase_group text not null,
    digest text not null,
    classes int[] not null,
    approver text not null,
    at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    reason text not null default '',
    primary key (rollout, phase_group, digest, approver)
);

create table target_window (
    target text primary key,
    line text not null,
    environment text not null,
    generation bigint not null,
    acked bigint not null,
    rollout text,                           -- whose work is under way
    body jsonb not null
);
create index target_window_line on target_window (line, environment, target);

create table desired (
    target text primary key references target_window (target),
    generation bigint not null,
    body jsonb not null
);

create table claim (
    incarnation text primary key,
    line text not null,
    environment text not null,
    targets text[] not null,                -- empty: all of line and environment
    absent_from text[] not null default '{}',
    registered_at timestamptz not null,
    last_heard_at timestamptz not null,
    ended_at timestamptz,
    body jsonb not null
);
create index claim_live on claim (line, environment) where ended_at is null;

create table arrival (                      -- who came while a window was closing
    seq bigint generated always as identity primary key,
    target text not null,
    who text not null,
    at timestamptz not null default clock_timestamp()
);
create index arrival_target on arrival (target);

create table evidence (
    target text primary key,
    received_at timestamptz not null,
    body jsonb not null
);

create table consumer (
    role text not null,
    line text not null default '',          -- empty: every line
    person text not null,
    reason text not null default '',
    at timestamptz not null default clock_timestamp(),
    primary key (role, line)
);

create table hearing (                      -- since when each control-plane process has been able to hear
    replica text primary key,
    since timestamptz not null,
    through timestamptz not null
);

create table step_event (
    target text not null,
    rollout text not null,
    phase text not null,
    run int not null,
    attempt int not null,
    fence bigint not null,
    ordinal int not null,
    state text not null,
    journal_id bigint not null,
    grant_id bigint not null,
    title text not null,
    at timestamptz not null,
    rows bigint not null,
    lock_attempts int not null,
    lock_held_micros bigint not null,
    trouble jsonb,
    received_at timestamptz not null default clock_timestamp(),
    primary key (target, rollout, phase, run, attempt, fence, ordinal, state)
);
create index step_event_journal on step_event (target, journal_id);
