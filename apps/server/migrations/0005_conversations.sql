-- Contacts, their conversations, and everything said in them, whichever way it came.
create table contacts (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  external_id text not null,
  name text,
  first_name text,
  last_name text,
  locale text,
  picture_media_id uuid,
  -- unknown: to be fetched · known · unavailable: the platform will not tell
  profile_state text not null default 'unknown' check (profile_state in ('unknown', 'known', 'unavailable')),
  profile_at timestamptz,
  profile_attempts smallint not null default 0,
  phones text[] not null default '{}',
  note text not null default '',
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, channel_id, external_id),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id) on delete cascade
);
create index contacts_without_profile on contacts (channel_id, created_at) where profile_state = 'unknown';

create table conversations (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  contact_id uuid not null,
  -- The platform's own id of the thread (t_…), learnt from the Conversations API.
  external_thread_id text,
  status text not null default 'open' check (status in ('open', 'done')),
  assignee_id uuid,
  assigned_at timestamptz,
  -- The newest message, for the list: {id, direction, source, kind, text, authorId, attachments, deleted}
  last_message jsonb,
  last_message_at timestamptz not null,
  last_customer_at timestamptz,
  -- Since when the customer waits for an answer by a person; null when answered.
  unanswered_since timestamptz,
  unread_count integer not null default 0,
  -- Watermarks of the customer's side, as the platform reported them.
  delivered_until timestamptz,
  read_until timestamptz,
  thread_owner text not null default 'unknown'
    check (thread_owner in ('us', 'nobody', 'meta_inbox', 'other_app', 'unknown')),
  thread_owner_app_id text,
  thread_owner_since timestamptz,
  thread_owner_evidence text,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, contact_id),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, assignee_id) references members (workspace_id, user_id)
);
create index conversations_by_activity on conversations (workspace_id, status, last_message_at desc, id desc);
create index conversations_of_assignee on conversations (workspace_id, assignee_id, last_message_at desc)
  where assignee_id is not null;
create index conversations_of_channel on conversations (workspace_id, channel_id, last_message_at desc);

create table messages (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  conversation_id uuid not null,
  -- The platform's message id; null until it is known.
  mid text,
  direction text not null check (direction in ('in', 'out')),
  -- in: contact · out: agent (ours), flow (ours), meta_inbox, other_app, meta_system (lines Meta writes by itself)
  source text not null check (source in ('contact', 'agent', 'flow', 'meta_inbox', 'other_app', 'meta_system')),
  author_id uuid,
  app_id text,
  kind text not null check (kind in ('text', 'attachments', 'sticker', 'template', 'postback', 'referral',
    'optin', 'order', 'feedback', 'account_linking', 'unsupported')),
  text text,
  -- [{type, mediaId?, url?, name?, title?, contentType?, byteSize?, width?, height?, payload?}]
  attachments jsonb not null default '[]',
  reply_to_mid text,
  -- What a kind carries beside text and attachments: quickReply, postback, referral, template, order…
  extra jsonb not null default '{}',
  -- Where it stands in the timeline: the platform's time once known, ours until then.
  at timestamptz not null,
  platform_at timestamptz,
  received_at timestamptz not null,
  origin text not null default 'webhook' check (origin in ('webhook', 'accepted', 'backfill', 'import')),
  standby boolean not null default false,
  late boolean not null default false,
  edit_no smallint not null default 0,
  edited_at timestamptz,
  deleted_at timestamptz,
  -- Known only from a later event (an edit or an unsend that overtook its message).
  stub boolean not null default false,
  primary key (workspace_id, id),
  unique (workspace_id, channel_id, mid),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, author_id) references members (workspace_id, user_id)
);
create index messages_in_order on messages (workspace_id, conversation_id, at, id);

create table reactions (
  workspace_id uuid not null,
  channel_id uuid not null,
  mid text not null,
  actor text not null check (actor in ('contact', 'page')),
  -- Null once taken back; the row stays, so that an older event cannot bring it to life again.
  emoji text,
  at timestamptz not null,
  primary key (workspace_id, channel_id, mid, actor),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id) on delete cascade
);

-- Files: those customers sent, copied to our store, and those agents upload.
create table media (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  -- Where the platform keeps it, for as long as its signature lasts.
  source_url text,
  channel_id uuid,
  message_id uuid,
  contact_id uuid,
  uploaded_by uuid,
  type text not null check (type in ('image', 'video', 'audio', 'file', 'sticker', 'profile_picture')),
  state text not null check (state in ('pending', 'stored', 'failed', 'erased')),
  storage_key text,
  content_type text,
  byte_size bigint,
  width integer,
  height integer,
  name text,
  failure text,
  attempts smallint not null default 0,
  next_attempt_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id) on delete cascade,
  foreign key (workspace_id, uploaded_by) references members (workspace_id, user_id)
);
create index media_to_fetch on media (next_attempt_at) where state = 'pending' and source_url is not null;
create index media_of_message on media (workspace_id, message_id) where message_id is not null;

create table drafts (
  workspace_id uuid not null,
  conversation_id uuid not null,
  member_id uuid not null,
  text text not null,
  attachments jsonb not null default '[]',
  updated_at timestamptz not null,
  primary key (workspace_id, conversation_id, member_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, member_id) references members (workspace_id, user_id) on delete cascade
);

-- Words without diacritics. Each row's vector also holds its workspace's id as a word: the index then answers
-- "these words in this workspace" by itself, which row-level security could not let it do (a text search
-- operator is not leakproof). lienmach_search sees these ids and words, never a message.
create table search_entries (
  workspace_id uuid not null references workspaces on delete cascade,
  kind text not null check (kind in ('contact', 'message')),
  entity_id uuid not null,
  conversation_id uuid,
  at timestamptz not null,
  words tsvector not null,
  primary key (workspace_id, kind, entity_id)
);
create index search_entries_by_words on search_entries using gin (words);

call guard_by_workspace('contacts');
call guard_by_workspace('conversations');
call guard_by_workspace('messages');
call guard_by_workspace('reactions');
call guard_by_workspace('media');
call guard_by_workspace('drafts');
call guard_by_workspace('search_entries');
create policy find_words on search_entries for select to lienmach_search using (true);

grant select, insert, update, delete on contacts, conversations, messages, reactions, media, drafts, search_entries
  to lienmach_app, lienmach_pipeline;
grant select on search_entries to lienmach_search;
