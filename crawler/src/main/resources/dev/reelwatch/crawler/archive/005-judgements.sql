-- What people decided about articles by hand. Never changed and never deleted: of two on the same articles the later one holds.
create table judgement (
  number integer not null primary key,
  made_at text not null,
  made_by text not null,
  -- origin: whether two articles are one voice; story: whether they tell of one event
  matter text not null check (matter in ('origin', 'story')),
  verdict text not null check (verdict in ('split', 'merge')),
  article_id text not null references article (id),
  -- the other article; null where the first stands apart from all others
  other_id text references article (id),
  why text not null,
  check (verdict = 'split' or other_id is not null)
);
