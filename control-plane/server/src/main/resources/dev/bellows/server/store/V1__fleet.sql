-- Who may speak, what was submitted, and which databases there are. Schema "bellows" of the store.

create table token (
    id text primary key,                    -- ten characters, part of the token itself
    kind text not null check (kind in ('agent', 'service', 'person', 'admin')),
    name text not null,
    roles text[] not null default '{}',
    targets text[] not null default '{}',   -- agent tokens: targets it may speak for; empty: those of its first Hello are refused
    secret_sha256 bytea not null,
    created_at timestamptz not null default clock_timestamp(),
    revoked_at timestamptz
);

create table migration (
    line text not null,
    version int not null,
    name text not null,
    digest text not null unique,
    canonical text not null,                -- RFC 8785 JSON
    author text not null,
    submitted_at timestamptz not null default clock_timestamp(),
    primary key (line, version)
);

create table strategy (
    digest text primary key,
    name text not null,
    canonical text not null,
    submitted_at timestamptz not null default clock_timestamp()
);

create table agent (
    name text primary key,
    agent_id text not null,
    build text not null,
    epoch bigint not null default 0,        -- number of its newest stream; frames of older ones are dropped
    replica text,                           -- control-plane process that owns that stream
    connected boolean not null default false,
    last_heard_at timestamptz
);

create sequence agent_epoch;

create table target (
    name text primary key,
    line text not null,
    environment text not null,
    labels jsonb not null default '{}',
    engine text not null,
    agent text not null,
    baseline int not null,
    host text not null default '',
    identity_token text,
    server_id text,
    database_id text,
    timeline bigint,
    server_version text,
    position text,
    fence bigint not null default 0,        -- highest ever seen
    holding boolean not null default false,
    journal_head bigint not null default 0,
    state text not null check (state in ('JOINING', 'ACTIVE', 'RECONCILE', 'UNREACHABLE')),
    halted text,
    problem jsonb,                          -- {code, message, way_out}
    replicas jsonb not null default '[]',
    registered_at timestamptz not null default clock_timestamp(),
    reported_at timestamptz not null default clock_timestamp()
);

create unique index target_identity on target (identity_token, line) where identity_token is not null;

create table audit (
    seq bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    who text not null,
    verb text not null,
    object text not null,
    reason text not null default '',
    facts jsonb not null default '{}'
);
