-- "Expiring" as an order over everything and as a view share one index, instead of one of each.
drop index conversations_by_customer;
create index conversations_by_customer on conversations
  (workspace_id, (coalesce(last_customer_at, 'infinity')), id desc)
  where status = 'open';

-- A search looks among the newest things before it asks the words of all: what everybody says is found at once there,
-- and only what is rare needs the whole index.
create index search_entries_newest on search_entries (workspace_id, kind, at desc, entity_id);
