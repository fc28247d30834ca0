-- The program never works as the owner of its tables: each part connects under a group role that may do
-- just its own work, so that a mistake in one part cannot read or change what belongs to another.
--   lienmach_app       serves people; row-level security forced; one workspace at a time
--   lienmach_pipeline  digests, dispatches and runs jobs across workspaces
--   lienmach_ingest    adds raw webhook bodies and nothing else
--   lienmach_auth      accounts and sessions
--   lienmach_search    finds ids by words; sees no content
do $$
declare
  group_role text;
begin
  foreach group_role in array array[
    'lienmach_app', 'lienmach_pipeline', 'lienmach_ingest', 'lienmach_auth', 'lienmach_search'
  ] loop
    if not exists (select from pg_roles where rolname = group_role) then
      execute format('create role %I nologin nobypassrls', group_role);
    end if;
    execute format('grant %I to current_user', group_role);
    execute format('grant usage on schema public to %I', group_role);
  end loop;
end $$;

revoke create on schema public from public;

-- The workspace a transaction works for. Unset is an error, never "all rows".
create function current_workspace() returns uuid
  language sql stable parallel safe
  as $$ select current_setting('app.workspace_id')::uuid $$;

-- The person a transaction works for, where one asks across their own workspaces. Null when unset.
create function current_person() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;

-- Puts a workspace's table behind the same two policies as every other.
create procedure guard_by_workspace(guarded regclass)
  language plpgsql
  as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format(
    'create policy one_workspace on %s to lienmach_app
       using (workspace_id = (select current_workspace()))
       with check (workspace_id = (select current_workspace()))', guarded);
  execute format(
    'create policy across_workspaces on %s to lienmach_pipeline using (true) with check (true)', guarded);
end $$;
