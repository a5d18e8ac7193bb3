-- Lists of Tasklist read one group in the order of this index; who holds a task, whether it came back and whether its term
-- stands still is told by the index too, so that only rows of the page are fetched.
drop index if exists term_open_group;
create index term_open_group on term_open (group_id, due_at, task_id, assignee, returned, paused_at);
