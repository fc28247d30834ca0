-- Who calls and what they may do there is one question, asked before a workspace is chosen. The role that keeps
-- accounts may therefore read standings and the names of workspaces, and nothing else of theirs.
create policy find_standing on members for select to lienmach_auth using (true);
grant select (workspace_id, user_id, role, removed_at) on members to lienmach_auth;

create policy find_name on workspaces for select to lienmach_auth using (true);
grant select (id, name) on workspaces to lienmach_auth;
