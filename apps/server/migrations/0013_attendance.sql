-- Who is here is what their windows say: each process with a live connection of somebody prolongs `here_until`, and
-- whoever it has run out for is offline. What they chose comes back with them.
alter table members
  add column chosen_presence text not null default 'ready' check (chosen_presence in ('ready', 'away', 'offline')),
  add column here_until timestamptz;
create index members_here on members (here_until) where presence <> 'offline' and removed_at is null;
grant update (here_until) on members to lienmach_pipeline;
