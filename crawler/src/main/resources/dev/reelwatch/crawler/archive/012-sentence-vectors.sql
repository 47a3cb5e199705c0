-- The models that ever made vectors of what claims say.
create table vector_model (
  name text primary key,
  -- numbers in each of its vectors
  dimension integer not null,
  -- 1 for the one whose vectors searches look at
  in_use integer not null,
  -- counts the articles whose vectors were made, again and again; the search index tells by it what it lacks
  made bigint not null
);

-- What a model made of a text. Asked the same again, it need not be asked.
create table vector (
  model text not null references vector_model (name),
  text_sha256 text not null,
  made_at text not null,
  -- numbers of 32 bits, the least byte first
  numbers bytea not null,
  primary key (model, text_sha256)
);

-- Articles of whose claims, as they stood at a change, a model has made all vectors it can.
create table vector_article (
  model text not null references vector_model (name),
  article_id text not null references article (id),
  change_number bigint not null,
  made bigint not null,
  primary key (model, article_id)
);

create index vector_article_made on vector_article (model, made);

-- What was asked of such models in a day, Beijing time.
create table vector_use (
  day text primary key,
  requests bigint not null,
  tokens bigint not null
);
