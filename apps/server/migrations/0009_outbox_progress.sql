-- What the outbound river needs beside its tables: when a reply was last meant as it stands, why a freed reply still
-- waits, files the platform has already, and which database this is.

-- When somebody last said that this is what they want to send: at writing, editing or confirming.
alter table outbox add column written_at timestamptz not null default now();

-- A person wants it tried although another app seems to hold the thread. Cleared by the attempt.
alter table outbox add column try_anyway boolean not null default false;

-- customer_wrote, held_long: the cause has gone, and a person is asked whether the reply still fits.
alter table outbox drop constraint outbox_held_because_check;
alter table outbox add constraint outbox_held_because_check check (held_because in
  ('thread_not_ours', 'channel_disconnected', 'page_restricted', 'customer_wrote', 'held_long'));
create index outbox_held on outbox (channel_id, conversation_id, seq) where state = 'held';

-- Which platform id an uploaded file has on a channel. They expire there after 90 days.
create table platform_files (
  workspace_id uuid not null,
  channel_id uuid not null,
  media_id uuid not null,
  platform_id text not null,
  uploaded_at timestamptz not null,
  primary key (workspace_id, channel_id, media_id),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id) on delete cascade,
  foreign key (workspace_id, media_id) references media (workspace_id, id) on delete cascade
);
call guard_by_workspace('platform_files');
grant select, insert, update, delete on platform_files to lienmach_pipeline;
grant select on platform_files to lienmach_app;

-- The database that the dispatchers last worked on. When it turns out to be another one (restored from a backup, or a
-- standby that took over), replies it calls queued may have been sent after the moment it knows.
create table dispatch_database (
  lone boolean primary key default true check (lone),
  identity text not null,
  since timestamptz not null
);
grant select, insert, update on dispatch_database to lienmach_pipeline;

-- A cluster, the timeline it writes and this database in it. Restoring or promoting changes one of the three.
create function database_identity() returns text
  language sql stable security definer set search_path = pg_catalog
  as $$
    select (select system_identifier from pg_control_system())::text
      || '/' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8)
      || '/' || (select oid from pg_database where datname = current_database())::text
  $$;
revoke execute on function database_identity() from public;
grant execute on function database_identity() to lienmach_pipeline;
