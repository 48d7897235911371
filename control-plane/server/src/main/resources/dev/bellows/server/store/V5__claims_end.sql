-- What an environment is, is kept once; what an agent was refused is shown; claims end, and what ended long ago goes.

-- Where both places differ, looks have gone by the window's: it stays, and the agent that says otherwise is refused until a person confirms.
update target t set environment = w.environment from target_window w where w.target = t.name and w.environment <> t.environment;

alter table target add constraint target_environment unique (name, environment);
alter table target_window add constraint target_window_environment
    foreign key (target, environment) references target (name, environment) on update cascade;

alter table target add column refused jsonb;                        -- {code, message, way_out} of the newest report that was refused

alter table claim add column inconclusive text not null default ''; -- why only a person can say that a silent instance is gone
create index claim_ended on claim (ended_at) where ended_at is not null;
