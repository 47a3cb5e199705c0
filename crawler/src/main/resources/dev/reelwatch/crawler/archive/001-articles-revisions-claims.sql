-- One row an article: its identity and which of its revisions is the current one.
create table article (
  id text primary key,
  article_key text not null unique,
  current_revision integer not null,
  -- grows with every change that a reader of the archive must see; never used twice
  change_number bigint not null unique,
  -- the extractor that drew the claims of the current revision; null where none has yet
  claims_by text
);

-- One row a state of an article, numbered from 1 in the order of storing.
create table revision (
  article_id text not null references article (id),
  number integer not null,
  sha256 text not null,
  -- stands for the letters and digits of the text: two saves that differ in white space are one revision
  letters text not null,
  -- when the latest copy of this state was made, in seconds since 1970; null where no copy tells
  last_saved bigint,
  stored_at text not null,
  json text not null,
  primary key (article_id, number),
  unique (article_id, letters)
);

create index revision_by_text on revision (sha256);

create table claim (
  id text primary key,
  article_id text not null,
  revision integer not null,
  start_at integer not null,
  end_at integer not null,
  quote text not null,
  json text not null,
  foreign key (article_id, revision) references revision (article_id, number)
);

create index claim_by_place on claim (article_id, start_at, end_at, id);

create table last_change (
  value bigint not null
);

insert into last_change (value) values (0);
