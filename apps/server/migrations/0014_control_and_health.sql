-- Who may speak in a thread, how it can be got back, and whether a channel is well. What the platform was seen to
-- allow stands on the channel, because every reply is held against it; what the doctor found stands beside it.
alter table channels
  -- open: whoever answers may; no app is the default · routing: one default app · handover: one primary receiver
  add column control_mode text not null default 'unknown'
    check (control_mode in ('unknown', 'open', 'routing', 'handover')),
  -- The default app (routing) or the primary receiver (handover).
  add column default_app text not null default 'unknown' check (default_app in ('unknown', 'us', 'other')),
  -- Whether the Page lets us take a thread that another app holds.
  add column takeover text not null default 'unknown' check (takeover in ('unknown', 'allowed', 'refused')),
  -- Whether replies after 24 hours are accepted from our app there.
  add column human_agent text not null default 'unknown' check (human_agent in ('unknown', 'granted', 'refused')),
  add column human_agent_at timestamptz,
  -- The platform keeps the Page from sending since then.
  add column restricted_since timestamptz,
  -- The worst of what the doctor found, and of how many checks.
  add column health text not null default 'unknown' check (health in ('unknown', 'well', 'look', 'broken')),
  add column findings integer not null default 0,
  add column checked_at timestamptz,
  add column next_check_at timestamptz,
  -- The customer to whom the canary may write, and when it does so next.
  add column canary_contact_id uuid,
  add column next_canary_at timestamptz,
  add constraint canary_is_a_contact foreign key (workspace_id, canary_contact_id)
    references contacts (workspace_id, id) on delete set null (canary_contact_id);
create index channels_to_check on channels (next_check_at) where state in ('connecting', 'connected');

alter table conversations
  -- We asked its holder for the thread; no more than that.
  add column control_asked_at timestamptz,
  -- We last asked the platform who holds it, whatever it answered.
  add column owner_asked_at timestamptz;
-- The platform last refused a message to them as to somebody who cannot be reached.
alter table contacts add column unreachable_since timestamptz;

-- What the doctor found last, one row for each question.
create table channel_checks (
  workspace_id uuid not null,
  channel_id uuid not null,
  name text not null,
  state text not null check (state in ('well', 'look', 'broken', 'unknown')),
  reason text not null,
  -- Numbers, names and moments that the sentence needs.
  data jsonb not null default '{}',
  -- Which guide shows the way out, where there is one.
  guide text,
  -- Since when it has been in this state for this reason.
  since timestamptz not null,
  checked_at timestamptz not null,
  primary key (workspace_id, channel_id, name),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id) on delete cascade
);

-- The worst of each hour, for the strip of the last fourteen days.
create table channel_hours (
  workspace_id uuid not null,
  channel_id uuid not null,
  hour timestamptz not null,
  state text not null check (state in ('well', 'look', 'broken', 'unknown')),
  reasons text[] not null default '{}',
  primary key (workspace_id, channel_id, hour),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id) on delete cascade
);

-- What somebody has to be told. Raised once while its cause lasts; cleared by the machine when it has gone, put away
-- by a person who has read it.
create table alerts (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  kind text not null,
  severity text not null check (severity in ('look', 'broken')),
  -- Tells alerts of one kind apart: what it is about.
  subject text not null,
  channel_id uuid,
  conversation_id uuid,
  -- For one member alone; null: for owners and managers.
  member_id uuid,
  data jsonb not null default '{}',
  raised_at timestamptz not null,
  cleared_at timestamptz,
  put_away_at timestamptz,
  put_away_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id) on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, member_id) references members (workspace_id, user_id) on delete cascade
);
create unique index alert_once on alerts (workspace_id, kind, subject)
  where cleared_at is null and put_away_at is null;
create index alerts_by_age on alerts (workspace_id, raised_at desc);

-- What the platform answered when the canary last tried each of its rules.
create table canary_probes (
  workspace_id uuid not null,
  channel_id uuid not null,
  probe text not null,
  -- accepted, or the class of the refusal
  outcome text not null,
  refusal jsonb,
  at timestamptz not null,
  -- The outcome before this one, and when it changed.
  before text,
  changed_at timestamptz,
  primary key (workspace_id, channel_id, probe),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id) on delete cascade
);

-- What the doctor counts over the last days.
create index messages_from_elsewhere on messages (channel_id, at) where source in ('meta_inbox', 'other_app');
create index audit_log_for_doctor on audit_log (workspace_id, action, at desc)
  where action in ('channel.settings_changed', 'conversation.removed');
create index outbox_refused on outbox (channel_id, state_since) where refusal is not null;

alter table changes drop constraint changes_kind_check;
alter table changes add constraint changes_kind_check
  check (kind in ('conversation', 'channel', 'member', 'workspace', 'draft', 'quarantine', 'alert'));

-- Whoever looks at a verdict is told of a pause.
grant select (workspace_id, channel_id, paused_until) on dispatch_leases to lienmach_app;

call guard_by_workspace('channel_checks');
call guard_by_workspace('channel_hours');
call guard_by_workspace('alerts');
call guard_by_workspace('canary_probes');
grant select, insert, update on channel_checks, channel_hours, alerts, canary_probes to lienmach_app;
grant select, insert, update, delete on channel_checks, channel_hours, alerts, canary_probes to lienmach_pipeline;
