-- What platforms sent us, byte for byte, before anybody looked inside.
create sequence raw_events_id;

-- id is drawn under an advisory lock that is held until commit: ids are in commit order, so one number is
-- enough to remember how far the digest has come, and no row is ever updated.
create table raw_events (
  id bigint not null default nextval('raw_events_id'),
  received_at timestamptz not null,
  source text not null check (source in ('meta', 'zalo')),
  headers jsonb not null,
  body bytea not null,
  sha256 bytea not null,
  primary key (id, received_at)
) partition by range (received_at);
-- Catches what no day's partition was made for in time.
create table raw_events_default partition of raw_events default;

create table digest_cursors (
  name text primary key,
  raw_id bigint not null default 0,
  received_at timestamptz not null default '-infinity',
  -- How often a digester started at this place without getting past it.
  starts integer not null default 0,
  holder uuid,
  epoch bigint not null default 0,
  lease_until timestamptz not null default '-infinity'
);
insert into digest_cursors (name) values ('meta');

-- Events of a known channel that could not be applied. Their neighbours went on.
create table quarantined_events (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  raw_id bigint not null,
  raw_received_at timestamptz not null,
  entry_no integer not null,
  event_no integer not null,
  kind text not null,
  class text not null,
  reason text not null,
  body text not null,
  state text not null default 'open' check (state in ('open', 'replayed')),
  created_at timestamptz not null,
  replayed_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, raw_id, entry_no, event_no),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id) on delete cascade
);
create index quarantined_events_open on quarantined_events (workspace_id, created_at desc) where state = 'open';

-- Properly signed bodies in which no channel can be recognised. They belong to nobody, so managers see that they
-- came, when and why they are unreadable, and never what is in them.
create table unreadable_webhooks (
  raw_id bigint primary key,
  raw_received_at timestamptz not null,
  byte_size integer not null,
  class text not null,
  reason text not null,
  state text not null default 'open' check (state in ('open', 'replayed')),
  created_at timestamptz not null
);

call guard_by_workspace('quarantined_events');
grant select on quarantined_events to lienmach_app;
grant select, insert, update on quarantined_events to lienmach_pipeline;
grant select, insert, update on unreadable_webhooks to lienmach_pipeline;
grant select on unreadable_webhooks to lienmach_app;

grant insert on raw_events to lienmach_ingest;
grant usage on sequence raw_events_id to lienmach_ingest;
grant select, insert, delete on raw_events to lienmach_pipeline;
grant select, insert, update on digest_cursors to lienmach_pipeline;
