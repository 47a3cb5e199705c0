-- Questions that somebody keeps, to come back to.
create table saved_search (
  id text primary key,
  name text not null,
  -- the query of its address, such as q=kling&basis=vendor
  question text not null,
  saved_at text not null,
  looked_at text not null
);

-- What it had found when somebody looked at it last: the rest is new.
create table saved_search_seen (
  search_id text not null references saved_search (id),
  hit_id text not null,
  primary key (search_id, hit_id)
);
