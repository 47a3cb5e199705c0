-- What is taken from a source (words, bounds). Where it changes, what was read before is read again, whole.
alter table target add column chosen text;
