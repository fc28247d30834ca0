-- What the inbound river needs beside its tables: evidence about threads, a memory of which event killed a digester,
-- and days of raw bodies that come and go.

-- The newest evidence of each kind about who may speak: {owner, access}. The thread_owner columns are derived from it,
-- and it makes them independent of the order in which webhooks arrive.
alter table conversations add column thread_facts jsonb not null default '{}';

-- The event being tried when a digester works one event at a time: {rawId, entryNo, eventNo}. If the next digester
-- finds it here, this event ended the one before.
alter table digest_cursors add column suspect jsonb;

-- Files to be removed from the store because what they belonged to was taken back.
create index media_to_erase on media (workspace_id, id) where state = 'erased' and storage_key is not null;

-- Makes the partitions of raw_events for the days ahead. Rows that waited in the default partition move with it.
create function make_raw_days(first_day date, days integer) returns void
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
declare
  day date;
  part text;
begin
  if days not between 1 and 60 then
    raise exception 'days out of range';
  end if;
  for day in select first_day + n from generate_series(0, days - 1) as n loop
    part := 'raw_events_' || to_char(day, 'YYYYMMDD');
    continue when to_regclass('public.' || part) is not null;
    if exists (
      select from public.raw_events_default
      where received_at >= day::timestamp at time zone 'UTC' and received_at < (day + 1)::timestamp at time zone 'UTC'
    ) then
      -- The default partition already caught some of that day: it stays there until it is dropped by age.
      continue;
    end if;
    execute format(
      'create table public.%I partition of public.raw_events for values from (%L) to (%L)',
      part, (day::timestamp at time zone 'UTC'), ((day + 1)::timestamp at time zone 'UTC'));
  end loop;
end $$;

-- Drops whole days that ended before a moment, and deletes what the default partition caught before it. Nothing that
-- a digest has yet to read is dropped, however old.
create function drop_raw_days(before timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
declare
  undigested bigint := (select min(raw_id) from public.digest_cursors);
  part record;
  newest bigint;
  dropped integer := 0;
begin
  for part in
    select child.relname as name, to_date(right(child.relname, 8), 'YYYYMMDD') as day
    from pg_inherits
    join pg_class as child on child.oid = inhrelid
    where inhparent = 'public.raw_events'::regclass and child.relname ~ '^raw_events_[0-9]{8}$'
    order by 1
  loop
    continue when (part.day + 1)::timestamp at time zone 'UTC' > before;
    execute format('select max(id) from public.%I', part.name) into newest;
    continue when newest is not null and newest > undigested;
    execute format('drop table public.%I', part.name);
    dropped := dropped + 1;
  end loop;
  delete from public.raw_events_default where received_at < before and id <= undigested;
  return dropped;
end $$;

revoke execute on function make_raw_days(date, integer), drop_raw_days(timestamptz) from public;
grant execute on function make_raw_days(date, integer), drop_raw_days(timestamptz) to lienmach_pipeline;
