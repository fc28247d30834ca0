-- What browsers hear about. Each committed change adds a row here in its own transaction; seq is dense and in
-- commit order, because it is drawn under the lock of the workspace's counter row. Rows name what changed;
-- whoever follows reads the thing itself.
create table change_counters (
  workspace_id uuid primary key references workspaces on delete cascade,
  last_seq bigint not null default 0
);

create table changes (
  workspace_id uuid not null references workspaces on delete cascade,
  seq bigint not null,
  at timestamptz not null default now(),
  -- conversation: data.messages lists the ids of messages added or altered.
  kind text not null check (kind in ('conversation', 'channel', 'member', 'workspace', 'draft', 'quarantine')),
  entity_id uuid not null,
  data jsonb not null default '{}',
  primary key (workspace_id, seq)
);
create index changes_by_age on changes (at);

call guard_by_workspace('change_counters');
call guard_by_workspace('changes');
grant select, insert, update on change_counters to lienmach_app, lienmach_pipeline;
grant select, insert on changes to lienmach_app;
grant select, insert, delete on changes to lienmach_pipeline;
