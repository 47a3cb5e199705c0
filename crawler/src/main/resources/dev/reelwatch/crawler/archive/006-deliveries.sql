-- What is to leave the house, part by part: a digest of a day in a language to a channel. Kept when it is sent, so that
-- nothing is sent twice.
create table delivery (
  digest text not null,
  channel text not null,
  part integer not null,
  -- as it is sent, the same bytes at each attempt
  body text not null,
  -- queued; sent; given-up
  state text not null,
  attempts integer not null,
  -- in seconds since 1970; of a part that is queued
  next_try bigint not null,
  -- until then one process is about to send it
  leased_until bigint not null,
  last_error text,
  queued_at text not null,
  sent_at text,
  primary key (digest, channel, part)
);
