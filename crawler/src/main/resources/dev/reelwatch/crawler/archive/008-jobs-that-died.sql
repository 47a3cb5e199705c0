-- A process of another machine, or of a container that is gone, cannot be asked whether it lives: it is alive while it says so.
alter table job add column seen_at bigint not null default 0;
-- How often it was begun for the time it was last due; above one where a process died in the middle.
alter table job add column begun integer not null default 1;
