-- What a text is, by its use. The other migrations name these types, so that they are the same for every database.
-- H2 commits every definition by itself, so each is skipped where a migration that was killed has made it already.

-- Identifiers, codes and digests: compared by the characters they are made of, whatever the machine's language.
create domain if not exists id_text as varchar(500);

-- Words for people and texts the store does not read. Not a large object: those are written beside the row, and a
-- checkpoint is one write.
create domain if not exists long_text as varchar(1000000);
