-- What cannot be decided waits for its own time; an agent that is not there while its target works is missed.

alter table rollout
    add column failures int not null default 0,     -- decisions on it that failed in a row, by a mistake of ours
    add column trouble text not null default '';    -- the last of them, for people

alter table arrival
    add column due_at timestamptz not null default clock_timestamp(),
    add column failures int not null default 0;

alter table target_window
    add column lost_since timestamptz;              -- since when its agent has been missed, null while it is there
create index target_window_busy on target_window (target) where rollout is not null or lost_since is not null;
