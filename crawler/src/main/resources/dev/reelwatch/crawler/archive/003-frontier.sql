-- Times are milliseconds since 1970. What is never due has the time of the last second of the year 9999.

-- One row a host: one request at a time, from whichever process.
create table host (
  name text primary key,
  -- when the next request may begin; while one is under way, when its lease ends
  free_at bigint not null,
  lease_owner text,
  lease_target text,
  -- failed requests since the last good one
  failures integer not null
);

create index host_by_owner on host (lease_owner);

-- One row an address that is or was to be visited.
create table target (
  address_key text primary key,
  address text not null,
  host text not null references host (name),
  source text not null,
  kind text not null,
  depth integer not null,
  due_at bigint not null,
  -- visits in a row that brought nothing and will be tried again
  attempts integer not null,
  etag text,
  last_modified text,
  payload_sha256 text,
  interval_ms bigint,
  visited_at bigint,
  ending text,
  why text,
  article_id text,
  -- what is known of the article before its whole text has come, as Article JSON, and the sha256 of its text
  held text,
  held_sha256 text
);

create index target_by_due on target (host, source, due_at);
create index target_by_source on target (source, kind);

-- The earliest due time among the targets of one source on one host: few rows, however many targets there are.
create table queue (
  host text not null references host (name),
  source text not null,
  due_at bigint not null,
  primary key (host, source)
);

create index queue_by_due on queue (due_at);

create table source_visit (
  source text primary key,
  visited_at bigint not null,
  ending text not null,
  why text not null,
  -- visits in a row that failed or met a wall
  failures integer not null,
  -- how much the last listing brought that was not empty
  brought integer not null
);

create table source_article (
  source text not null,
  article_id text not null references article (id),
  primary key (source, article_id)
);

-- One row a crawl at work; several that run to the end once share the time of the run.
create table crawler (
  owner text primary key,
  run_at bigint not null,
  once integer not null
);
