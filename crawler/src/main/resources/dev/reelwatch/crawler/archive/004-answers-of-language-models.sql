-- What a language model answered. Asked the same again, it need not be asked.
create table model_answer (
  -- sha256 of the name of the model and of all that it was asked
  question text primary key,
  model text not null,
  answered_at text not null,
  tokens_in bigint not null,
  tokens_out bigint not null,
  json text not null
);

-- What was asked of language models in a day, Beijing time; what was asked in vain counts too.
create table model_use (
  day text primary key,
  requests bigint not null,
  tokens_in bigint not null,
  tokens_out bigint not null
);

-- How far a language model has read a state of an article. A reader is a model with a version of its questions.
create table model_reading (
  article_id text not null,
  revision integer not null,
  reader text not null,
  -- done; partly: some parts were never answered; later: to be tried again; given-up; skipped: not for it to read
  state text not null,
  attempts integer not null,
  -- in seconds since 1970; null where nothing is left to try
  next_try bigint,
  reason text not null,
  read_at text not null,
  primary key (article_id, revision, reader),
  foreign key (article_id, revision) references revision (article_id, number)
);

-- The parts in which a text was read, and what was answered to each.
create table model_reading_part (
  article_id text not null,
  revision integer not null,
  reader text not null,
  start_at integer not null,
  end_at integer not null,
  question text not null references model_answer (question),
  primary key (article_id, revision, reader, start_at, end_at),
  foreign key (article_id, revision, reader) references model_reading (article_id, revision, reader)
);

-- What was answered and could not be proved.
create table model_drop (
  article_id text not null,
  revision integer not null,
  reader text not null,
  reason text not null,
  number bigint not null,
  primary key (article_id, revision, reader, reason),
  foreign key (article_id, revision, reader) references model_reading (article_id, revision, reader)
);

-- the reader whose answers count for the current revision; null where there are none
alter table article add column read_by text;
