-- What is run by the clock, and when it was last.
create table job (
  name text primary key,
  -- the time it was last due and taken, in seconds since 1970
  due bigint not null,
  -- the process that runs it; null while nobody does
  owner text,
  began_at text,
  ended_at text,
  ending text
);
