-- All that a search had found when somebody looked at it last, however much: the ids, with spaces between.
alter table saved_search add column seen text not null default '';
update saved_search set seen = coalesce(
  (select group_concat(hit_id, ' ') from saved_search_seen where search_id = saved_search.id), '');
drop table saved_search_seen;
