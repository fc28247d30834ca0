-- Conversations from before a channel was connected, read from the platform's own records: how far that has come, and
-- which threads are still to be read. Everything needed to go on after a kill stands here.
create table channel_imports (
  workspace_id uuid not null,
  channel_id uuid not null,
  -- listing: which threads there are · reading: what was said in each · stopped: cannot go on by itself
  state text not null check (state in ('waiting', 'listing', 'reading', 'done', 'stopped')),
  reason text,
  -- Catching up reads no further back than this; null: everything the platform still has.
  since timestamptz,
  -- The pass over the list that is under way: where it stands, where it ends, when it began and what it cost.
  cursor text,
  pass_until timestamptz,
  pass_started_at timestamptz,
  pass_calls integer not null default 0,
  pass_found integer not null default 0,
  passes integer not null default 0,
  -- The platform would not list just now; threads that are known are read meanwhile.
  list_again_at timestamptz,
  found integer not null default 0,
  imported integer not null default 0,
  messages integer not null default 0,
  -- Messages that the platform names and no longer hands over.
  cut integer not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz,
  -- One call at a time: who makes it, until when others leave it alone, and when the next one is due.
  holder uuid,
  held_until timestamptz,
  epoch bigint not null default 0,
  next_step_at timestamptz not null,
  failures smallint not null default 0,
  -- What browsers were last told (an ImportView), and when.
  shown jsonb not null,
  shown_at timestamptz not null,
  primary key (workspace_id, channel_id),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id) on delete cascade
);
create index channel_imports_due on channel_imports (next_step_at) where state in ('waiting', 'listing', 'reading');

create table channel_import_threads (
  workspace_id uuid not null,
  channel_id uuid not null,
  external_thread_id text not null,
  contact_external_id text not null,
  contact_name text,
  -- When something last happened in it, as the platform says: the newest are read first.
  moved_at timestamptz not null,
  message_count integer not null,
  state text not null check (state in ('waiting', 'read')),
  -- The page of its messages that comes next, and when the oldest message before it was said.
  cursor text,
  oldest_at timestamptz,
  -- From here on the platform names messages without saying what was in them.
  withheld boolean not null default false,
  cut integer not null default 0,
  tries smallint not null default 0,
  primary key (workspace_id, channel_id, external_thread_id),
  foreign key (workspace_id, channel_id) references channel_imports (workspace_id, channel_id) on delete cascade
);
create index channel_import_threads_waiting on channel_import_threads (workspace_id, channel_id, tries, moved_at desc)
  where state = 'waiting';

-- Whose conversations were erased here, and when: an import must not bring back what people had removed. Only a hash of
-- the channel and the platform's id of the customer is kept.
create table erased_contacts (
  workspace_id uuid not null,
  channel_id uuid not null,
  contact_hash bytea not null,
  erased_at timestamptz not null,
  primary key (workspace_id, channel_id, contact_hash),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id) on delete cascade
);

-- How many older messages the platform no longer hands over. They are a gap that is shown, never silence.
alter table conversations add column history_cut integer not null default 0;

call guard_by_workspace('channel_imports');
call guard_by_workspace('channel_import_threads');
call guard_by_workspace('erased_contacts');
grant select, insert, update on channel_imports to lienmach_app;
grant select, update on channel_import_threads to lienmach_app;
grant select, insert, update on erased_contacts to lienmach_app;
grant select on erased_contacts to lienmach_pipeline;
grant select, insert, update, delete on channel_imports, channel_import_threads to lienmach_pipeline;
