-- The Pages (later: Instagram accounts, Zalo OAs) a workspace is connected to, and the wizard that connects them.
create table channels (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('facebook_page', 'instagram', 'zalo_oa')),
  external_id text not null,
  name text not null,
  picture_url text,
  -- found: fetched, receives nothing yet · connecting: subscribed, round trip not proved yet
  -- connected · needs_reconnect: the token died · disconnected: given up on purpose
  state text not null check (state in ('found', 'connecting', 'connected', 'needs_reconnect', 'disconnected')),
  state_reason text,
  state_since timestamptz not null default now(),
  chat_right text not null default 'only_me' check (chat_right in ('only_me', 'share')),
  -- With only_me: the member to whom all conversations go.
  chat_owner_id uuid,
  token_sealed bytea,
  token_version integer not null default 0,
  -- The app-scoped id of the Facebook person who connected, for deauthorize and deletion callbacks.
  connected_by_asid text,
  connected_by uuid,
  granted_scopes text[] not null default '{}',
  missing_scopes text[] not null default '{}',
  tasks text[] not null default '{}',
  subscribed_at timestamptz,
  -- When a webhook of this channel last arrived by itself, and when the round trip was proved.
  last_event_at timestamptz,
  proved_at timestamptz,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, kind, external_id),
  foreign key (workspace_id, chat_owner_id) references members (workspace_id, user_id),
  foreign key (workspace_id, connected_by) references members (workspace_id, user_id)
);
-- A Page belongs to one workspace of the whole installation at a time.
create unique index channel_belongs_to_one_workspace on channels (kind, external_id)
  where state in ('connecting', 'connected', 'needs_reconnect');
create index channels_by_id on channels (id);

create table connect_attempts (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('facebook_page')),
  created_by uuid not null,
  -- The OAuth state parameter: random, single-use, bound to this person.
  state_hash bytea not null unique,
  status text not null check (status in ('waiting', 'fetched', 'failed', 'done')),
  failure text,
  user_token_sealed bytea,
  asid text,
  granted_scopes text[] not null default '{}',
  declined_scopes text[] not null default '{}',
  -- The Pages as Facebook listed them, without their tokens: [{externalId, name, pictureUrl, tasks}]
  pages jsonb not null default '[]',
  -- The channel to be reconnected, when this is a reconnect.
  channel_id uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references members (workspace_id, user_id),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id)
);

-- Meta asks us to erase what we know of a person; the code lets them look up how it went. Keyed by Meta's ids,
-- not by a workspace: the same person may have connected Pages in several.
create table deletion_requests (
  confirmation_code text primary key,
  asid_hash bytea not null,
  requested_at timestamptz not null default now(),
  finished_at timestamptz,
  channels_affected integer not null default 0
);

call guard_by_workspace('channels');
call guard_by_workspace('connect_attempts');
grant select, insert, update on channels to lienmach_app, lienmach_pipeline;
grant select, insert, update, delete on connect_attempts to lienmach_app;
grant select, update, delete on connect_attempts to lienmach_pipeline;
grant select, insert, update on deletion_requests to lienmach_pipeline;
