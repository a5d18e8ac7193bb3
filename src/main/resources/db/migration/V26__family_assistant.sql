-- To whom of the settlement side a case is entrusted: the access matrix asks it of every reader, so it stands with the case.
alter table case_file add column assistant varchar(64);
update case_file set assistant = (select m.assistant from relocation_move m where m.case_id = case_file.id);
alter table relocation_move drop column assistant;
create index case_file_assistant on case_file (assistant);
