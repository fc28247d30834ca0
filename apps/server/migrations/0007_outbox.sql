-- Replies on their way. One row is one call of the platform's API and carries one token, so that whatever comes
-- back (an answer, an echo, nothing) can be held against exactly one attempt to speak.
create table outbox (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  conversation_id uuid not null,
  message_id uuid not null,
  -- The order in which replies were accepted.
  seq bigint not null generated always as identity,
  client_message_id text not null,
  part_no smallint not null default 0,
  -- 128 random bits; goes out as metadata and comes back in the echo.
  token text not null,
  payload_hash bytea not null,
  -- 0 people, 1 flows, 2 campaigns
  priority smallint not null default 0,
  state text not null check (state in ('queued', 'sending', 'held', 'uncertain', 'sent', 'failed', 'cancelled',
    'resent', 'abandoned')),
  state_since timestamptz not null,
  -- Not before this moment (back-off, pacing).
  not_before timestamptz not null,
  attempt_id uuid,
  epoch integer not null default 0,
  lease_until timestamptz,
  attempts smallint not null default 0,
  first_attempt_at timestamptz,
  mid text,
  recipient_id text,
  -- The platform's refusal, classified: {class, code, subcode, message, traceId, httpStatus, at}
  refusal jsonb,
  -- Why it is held: thread_not_ours, channel_disconnected, page_restricted
  held_because text check (held_because in ('thread_not_ours', 'channel_disconnected', 'page_restricted')),
  -- What closed it: {by: 'response' | 'echo' | 'lookup' | 'person', at, detail}
  evidence jsonb,
  lookups smallint not null default 0,
  next_lookup_at timestamptz,
  -- A person said: don't wait for this one, send the rest.
  stepped_over_at timestamptz,
  -- The row this one was sent again for, and how often people overrode "don't know".
  resend_of uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, client_message_id, part_no),
  unique (token),
  unique (workspace_id, channel_id, mid),
  foreign key (workspace_id, message_id) references messages (workspace_id, id) on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, resend_of) references outbox (workspace_id, id),
  constraint held_says_why check ((state = 'held') = (held_because is not null)),
  constraint sent_knows_what_it_became check (state <> 'sent' or mid is not null or evidence ->> 'by' = 'person')
);
create index outbox_unfinished on outbox (conversation_id, seq) where state in ('queued', 'sending', 'held', 'uncertain');
create index outbox_due on outbox (channel_id, priority, seq) where state = 'queued';
create index outbox_in_doubt on outbox (next_lookup_at) where state = 'uncertain';
create index outbox_in_flight on outbox (lease_until) where state = 'sending';
create unique index outbox_of_message on outbox (workspace_id, message_id);

-- Which dispatcher speaks for a channel. One at a time, so that its pace needs no shared store.
create table dispatch_leases (
  workspace_id uuid not null,
  channel_id uuid not null,
  holder uuid not null,
  epoch bigint not null,
  lease_until timestamptz not null,
  -- Page-wide pause after the platform asked for one.
  paused_until timestamptz,
  primary key (workspace_id, channel_id),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id) on delete cascade
);

-- A token that came back with two different message ids: proof that something was sent twice.
create table double_sends (
  workspace_id uuid not null references workspaces on delete cascade,
  token text not null,
  first_mid text not null,
  second_mid text not null,
  seen_at timestamptz not null,
  primary key (workspace_id, token, second_mid)
);

call guard_by_workspace('outbox');
call guard_by_workspace('dispatch_leases');
call guard_by_workspace('double_sends');
grant select, insert, update on outbox to lienmach_app, lienmach_pipeline;
grant select, insert, update, delete on dispatch_leases to lienmach_pipeline;
grant select, insert on double_sends to lienmach_pipeline;
grant select on double_sends to lienmach_app;
