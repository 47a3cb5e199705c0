-- One row a page that was fetched; its bytes are in a WARC file, found by place, or by record id where the place is wrong.
create table page (
  record_id text primary key,
  asked text not null,
  -- what answered, after all redirects
  address text not null,
  -- milliseconds since 1970
  fetched_at bigint not null,
  status integer not null,
  content_type text,
  -- of the body as it came over the wire
  digest text not null,
  file text not null,
  start_at bigint not null,
  length bigint not null,
  source text,
  -- 1 where articles are read from it, 0 where only its links matter
  is_read integer not null,
  -- the page that shows the beginning, where this one holds the whole text of an article and perhaps no more
  cut_page text references page (record_id)
);

create index page_by_time on page (fetched_at, record_id);
create index page_by_asked on page (asked);

-- The pages that show a revision.
create table made_of (
  record_id text not null references page (record_id),
  article_id text not null,
  revision integer not null,
  -- 1 where the page is the article's own, 0 where it lists the article among others
  own integer not null,
  primary key (record_id, article_id),
  foreign key (article_id, revision) references revision (article_id, number)
);

create index made_of_by_article on made_of (article_id, revision);

-- The latest page that shows only the beginning of an article, by the address of the whole.
create table cut (
  whole_at text primary key,
  record_id text not null references page (record_id)
);

-- null for a saved file, 'page' for a page as it was read when it came, 'reparse' for one that was read again
alter table revision add column made_by text;
-- the revision that an earlier reader had made of the same page
alter table revision add column replaces integer;

-- when the article's own address last showed it, in milliseconds since 1970 as all that follow
alter table article add column seen_at bigint;
-- since when its own address has shown nothing
alter table article add column absent_since bigint;
alter table article add column withdrawn_at bigint;
alter table article add column withdrawn_ending text;
alter table article add column withdrawn_why text;
-- 1 where no page is read as this article any more
alter table article add column retracted integer not null default 0;
