-- Who people are (schema auth, kept by better-auth) and what they may do where (workspaces, members).
create schema auth;
grant usage on schema auth to lienmach_auth;

create table auth."user" (
  id uuid primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  locale text not null default 'vi',
  "twoFactorEnabled" boolean not null default false,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create table auth.session (
  id uuid primary key,
  "userId" uuid not null references auth."user" on delete cascade,
  token text not null unique,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index session_of_user on auth.session ("userId");

create table auth.account (
  id uuid primary key,
  "userId" uuid not null references auth."user" on delete cascade,
  "accountId" text not null,
  "providerId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_of_user on auth.account ("userId");

create table auth.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_by_identifier on auth.verification (identifier);

create table auth."twoFactor" (
  id uuid primary key,
  "userId" uuid not null references auth."user" on delete cascade,
  secret text not null,
  "backupCodes" text not null,
  verified boolean not null default false
);

create table auth."rateLimit" (
  id uuid primary key,
  key text not null unique,
  count integer not null,
  "lastRequest" bigint not null
);

grant select, insert, update, delete on all tables in schema auth to lienmach_auth;

create table workspaces (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  time_zone text not null default 'Asia/Ho_Chi_Minh',
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);

-- A person's place in a workspace. The name and address are copied from the account, so that whoever
-- serves one workspace never needs to read the accounts of all.
create table members (
  workspace_id uuid not null references workspaces on delete cascade,
  user_id uuid not null references auth."user" on delete cascade,
  role text not null check (role in ('owner', 'manager', 'agent')),
  name text not null,
  email text not null,
  presence text not null default 'offline' check (presence in ('ready', 'away', 'offline')),
  presence_at timestamptz not null default now(),
  joined_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (workspace_id, user_id)
);
create index members_of_person on members (user_id);

create table invitations (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  email text not null,
  role text not null check (role in ('owner', 'manager', 'agent')),
  token_hash bytea not null unique,
  invited_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, invited_by) references members (workspace_id, user_id)
);

create table api_keys (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  name text not null,
  -- The first characters of the key, so that people can tell their keys apart.
  prefix text not null,
  key_hash bytea not null unique,
  role text not null check (role in ('manager', 'agent')),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references members (workspace_id, user_id)
);

-- Who did what. Rows are only ever added.
create table audit_log (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('member', 'api_key', 'system', 'platform')),
  actor_id uuid,
  action text not null,
  subject_kind text,
  subject_id text,
  data jsonb not null default '{}',
  primary key (workspace_id, id)
);
create index audit_log_by_time on audit_log (workspace_id, at desc, id desc);

call guard_by_workspace('members');
call guard_by_workspace('invitations');
call guard_by_workspace('api_keys');
call guard_by_workspace('audit_log');

alter table workspaces enable row level security;
alter table workspaces force row level security;
create policy one_workspace on workspaces to lienmach_app
  using (id = (select current_workspace())) with check (id = (select current_workspace()));
create policy across_workspaces on workspaces to lienmach_pipeline using (true) with check (true);

-- A person sees their own places, wherever they are, and the names of those workspaces.
create policy own_places on members for select to lienmach_app using (user_id = (select current_person()));
create policy own_workspaces on workspaces for select to lienmach_app using (
  exists (
    select from members
    where members.workspace_id = workspaces.id
      and members.user_id = (select current_person())
      and members.removed_at is null
  )
);

-- An API key or an invitation is looked up before its workspace is known.
create policy find_by_secret on api_keys to lienmach_auth using (true);
create policy find_by_secret on invitations for select to lienmach_auth using (true);
grant select, update (last_used_at) on api_keys to lienmach_auth;
grant select on invitations to lienmach_auth;

grant select, insert, update, delete on members, invitations, api_keys to lienmach_app;
grant select, insert, update on workspaces to lienmach_app;
grant select, insert on audit_log to lienmach_app, lienmach_pipeline;
grant select on workspaces, members to lienmach_pipeline;
grant update (presence, presence_at) on members to lienmach_pipeline;
