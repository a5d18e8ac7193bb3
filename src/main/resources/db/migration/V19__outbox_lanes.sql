-- Writes of a case to different systems do not wait for each other when they go by different lanes.
alter table outbox add column lane varchar(20) default 'case' not null;
