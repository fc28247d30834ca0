-- Devices on which members are told while no window is open, and what waits to be told there.
create table push_devices (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  -- Signing out, and whatever else ends the session, ends this too.
  session_id uuid not null references auth.session on delete cascade,
  -- What the browser's push service gave: an address, and the keys that only that browser reads with (RFC 8291).
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  locale text not null check (locale in ('vi', 'en')),
  -- given: a customer whom somebody else or a rule gave them · to_claim: customers whom they may claim · alerts
  topics text[] not null,
  user_agent text,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, user_id)
);
create unique index push_devices_by_endpoint on push_devices (workspace_id, endpoint);
create index push_devices_of_member on push_devices (workspace_id, member_id);
create index push_devices_of_session on push_devices (session_id);

-- One for each thing that a device has to be told of: what is told anew takes the place of what was not told yet. What
-- it says is looked up when it is sent, and what has passed by then is dropped.
create table push_notices (
  workspace_id uuid not null,
  device_id uuid not null,
  kind text not null check (kind in ('given', 'to_claim', 'alert', 'trial')),
  -- The conversation, the rule, the alert; for a trial the device.
  subject uuid not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  tries smallint not null default 0,
  primary key (workspace_id, device_id, kind, subject),
  foreign key (workspace_id, device_id) references push_devices (workspace_id, id) on delete cascade
);
create index push_notices_due on push_notices (due_at);

-- When the agents of a rule were last told that customers wait to be claimed.
alter table distribution_rules add column claim_told_at timestamptz;

call guard_by_workspace('push_devices');
call guard_by_workspace('push_notices');
grant select, insert, update, delete on push_devices, push_notices to lienmach_app, lienmach_pipeline;
