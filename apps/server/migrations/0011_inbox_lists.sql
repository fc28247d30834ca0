-- The orders in which lists are read, and the questions by which they are counted, each answered by an index.
create index conversations_unassigned on conversations (workspace_id, last_message_at desc, id desc)
  where status = 'open' and assignee_id is null;
create index conversations_waiting on conversations
  (workspace_id, (coalesce(unanswered_since, 'infinity')), last_message_at desc, id desc)
  where status = 'open';
create index conversations_by_customer on conversations (workspace_id, last_customer_at)
  where status = 'open' and unanswered_since is not null;
create index outbox_needing_somebody on outbox (workspace_id, conversation_id)
  where state in ('held', 'uncertain');
