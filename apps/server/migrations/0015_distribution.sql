-- Who gets which conversations: rules over channels and agents, the turn each rule stands at, and every decision with
-- its reason. What an agent may see follows from it, and the database holds to it.
create table distribution_rules (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  name text not null,
  method text not null check (method in ('round_robin', 'self_claim')),
  -- own: agents see what is theirs · claimable: and what they may claim · all: everything of the rule
  visibility text not null default 'claimable' check (visibility in ('own', 'claimable', 'all')),
  -- Open conversations at most for each agent.
  cap integer check (cap > 0),
  skip_away boolean not null default true,
  -- A customer who comes back goes to whoever served them last.
  sticky boolean not null default false,
  -- [[{from, to}] for Monday … Sunday] in minutes of the shop's day; null: always.
  hours jsonb,
  -- Given to somebody else when the customer has waited so long, and when the agent goes away while one waits.
  reassign_after_minutes integer check (reassign_after_minutes > 0),
  reassign_when_away boolean not null default false,
  -- The lowest place in the turn at the last decision.
  turn bigint not null default 0,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Ended. The row stays: decisions name it.
  removed_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references members (workspace_id, user_id)
);
create unique index rule_names on distribution_rules (workspace_id, lower(name)) where removed_at is null;

-- A channel is in one rule at a time.
create table rule_channels (
  workspace_id uuid not null,
  channel_id uuid not null,
  rule_id uuid not null,
  -- Whether conversations from before are shared out as well: history may still be on its way when that is chosen.
  shares_old boolean not null default false,
  added_at timestamptz not null,
  primary key (workspace_id, channel_id),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id) on delete cascade,
  foreign key (workspace_id, rule_id) references distribution_rules (workspace_id, id) on delete cascade
);
create index rule_channels_of_rule on rule_channels (workspace_id, rule_id);

create table rule_agents (
  workspace_id uuid not null,
  rule_id uuid not null,
  member_id uuid not null,
  cap integer check (cap > 0),
  shifts jsonb,
  turn bigint not null default 0,
  last_given_at timestamptz,
  added_at timestamptz not null,
  primary key (workspace_id, rule_id, member_id),
  foreign key (workspace_id, rule_id) references distribution_rules (workspace_id, id) on delete cascade,
  foreign key (workspace_id, member_id) references members (workspace_id, user_id)
);
create index rules_of_agent on rule_agents (workspace_id, member_id);

alter table conversations
  -- The rule that shares it out; null: none does, as with those from before their channel was in one.
  add column rule_id uuid,
  -- Since when it waits to be given out or claimed.
  add column queued_at timestamptz,
  -- Who served the customer before it was put back, and who gave it back: they are not given it again.
  add column served_by uuid,
  add column given_back_by uuid,
  add constraint shared_by_a_rule foreign key (workspace_id, rule_id)
    references distribution_rules (workspace_id, id) on delete set null (rule_id),
  add constraint queued_by_a_rule check (queued_at is null or assignee_id is null);
create index conversations_queued on conversations (workspace_id, rule_id, queued_at) where queued_at is not null;
create index conversations_unanswered_of_rule on conversations (workspace_id, rule_id, unanswered_since)
  where status = 'open' and unanswered_since is not null and assignee_id is not null;
create index conversations_open_of_assignee on conversations (workspace_id, assignee_id)
  where status = 'open' and assignee_id is not null;

-- Everything that some decisions of a rule rested on, taken together: from it they can be come to again. `input` holds
-- what the domain's `distribute` was given for the first; each further one follows from those before it.
create table distribution_rounds (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  at timestamptz not null,
  input jsonb not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, rule_id) references distribution_rules (workspace_id, id) on delete cascade
);
create index distribution_rounds_by_age on distribution_rounds (at);

-- Every change of who is in charge, with its reason: {round, place, passedOver: [{memberId, because}]} where a rule
-- decided, and a note, if one was written.
create table assignments (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  rule_id uuid,
  at timestamptz not null,
  from_member_id uuid,
  to_member_id uuid,
  because text not null check (because in ('next_in_turn', 'served_before', 'claimed', 'given', 'transferred', 'released',
    'unanswered', 'went_away', 'left', 'reopened', 'rule_changed', 'only_me', 'passed_on')),
  -- The person who did it; null: the rule.
  by_member_id uuid,
  data jsonb not null default '{}',
  primary key (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
create index assignments_of_conversation on assignments (workspace_id, conversation_id, at desc);

-- What has to be told to whom, and after how long; minutes, null: never.
alter table workspaces
  add column auto_away_minutes integer check (auto_away_minutes > 0),
  add column alert_waiting_minutes integer default 15 check (alert_waiting_minutes > 0),
  add column alert_unclaimed_minutes integer default 5 check (alert_unclaimed_minutes > 0);

-- When somebody last did something, and when they were last ready by their own choice.
alter table members add column active_at timestamptz;
grant update (active_at) on members to lienmach_pipeline;

alter table changes drop constraint changes_kind_check;
alter table changes add constraint changes_kind_check check (kind in
  ('conversation', 'channel', 'member', 'workspace', 'draft', 'quarantine', 'alert', 'rule'));

call guard_by_workspace('distribution_rules');
call guard_by_workspace('rule_channels');
call guard_by_workspace('rule_agents');
call guard_by_workspace('distribution_rounds');
call guard_by_workspace('assignments');
grant select, insert, update, delete on distribution_rules, rule_channels, rule_agents to lienmach_app;
grant select, insert on assignments, distribution_rounds to lienmach_app;
grant select, insert, update, delete on distribution_rules, rule_channels, rule_agents, distribution_rounds, assignments
  to lienmach_pipeline;

-- What of a workspace's conversations a member may see; the domain's `maySee` is the same rule over these.
create function sight_of(
  workspace uuid, viewer uuid,
  out open_channels uuid[], out closed_channels uuid[], out open_rules uuid[], out claimable_rules uuid[])
  language sql stable
  as $$
  select
    array(
      select channels.id from channels
      where channels.workspace_id = workspace and (
        channels.chat_right = 'only_me' and channels.chat_owner_id = viewer
        or channels.chat_right = 'share' and not exists (
          select from rule_channels
          where rule_channels.workspace_id = workspace and rule_channels.channel_id = channels.id))
      order by 1),
    array(
      select channels.id from channels
      where channels.workspace_id = workspace and channels.chat_right = 'only_me'
        and channels.chat_owner_id is distinct from viewer
      order by 1),
    array(
      select rules.id from distribution_rules as rules
      join rule_agents on rule_agents.workspace_id = rules.workspace_id and rule_agents.rule_id = rules.id
      where rules.workspace_id = workspace and rule_agents.member_id = viewer and rules.removed_at is null
        and rules.visibility = 'all'
      order by 1),
    array(
      select rules.id from distribution_rules as rules
      join rule_agents on rule_agents.workspace_id = rules.workspace_id and rule_agents.rule_id = rules.id
      where rules.workspace_id = workspace and rule_agents.member_id = viewer and rules.removed_at is null
        and rules.visibility = 'claimable' and rules.method = 'self_claim'
      order by 1)
  $$;

-- An agent works inside a narrower view: what the rules let them see, settled once at the beginning of a transaction.
-- Owners, managers and the parts of the program enter without one and see the whole workspace.
create function enter_view(workspace uuid, viewer uuid) returns void
  language plpgsql
  as $$
declare
  sight record;
begin
  perform set_config('app.workspace_id', workspace::text, true);
  perform set_config('app.viewer_id', coalesce(viewer::text, ''), true);
  if viewer is null then return; end if;
  select * into sight from sight_of(workspace, viewer);
  perform set_config('app.open_channels', sight.open_channels::text, true);
  perform set_config('app.closed_channels', sight.closed_channels::text, true);
  perform set_config('app.open_rules', sight.open_rules::text, true);
  perform set_config('app.claimable_rules', sight.claimable_rules::text, true);
end $$;

create function viewer_id() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.viewer_id', true), '')::uuid $$;
create function seen_ids(kind text) returns uuid[]
  language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.' || kind, true), ''), '{}')::uuid[] $$;

create policy seen_by_viewer on conversations as restrictive to lienmach_app
  using (
    (select viewer_id()) is null
    or channel_id <> all ((select seen_ids('closed_channels'))::uuid[])
      and (
        assignee_id = (select viewer_id())
        or channel_id = any ((select seen_ids('open_channels'))::uuid[])
        or rule_id = any ((select seen_ids('open_rules'))::uuid[])
        or assignee_id is null and rule_id = any ((select seen_ids('claimable_rules'))::uuid[])
      )
  )
  with check (true);

-- What hangs on a conversation is seen with it.
create policy seen_by_viewer on messages as restrictive to lienmach_app
  using ((select viewer_id()) is null or exists (
    select from conversations
    where conversations.workspace_id = messages.workspace_id and conversations.id = messages.conversation_id))
  with check (true);
create policy seen_by_viewer on contacts as restrictive to lienmach_app
  using ((select viewer_id()) is null or exists (
    select from conversations
    where conversations.workspace_id = contacts.workspace_id and conversations.contact_id = contacts.id))
  with check (true);
create policy seen_by_viewer on assignments as restrictive to lienmach_app
  using ((select viewer_id()) is null or exists (
    select from conversations
    where conversations.workspace_id = assignments.workspace_id and conversations.id = assignments.conversation_id))
  with check (true);
