-- What a text is, by its use. The other migrations name these types, so that they are the same for every database.

-- Identifiers, codes and digests: compared by their bytes, whatever language the database was made for.
create domain id_text as varchar(500) collate "C";

-- Words for people and texts the store does not read.
create domain long_text as varchar(1000000);
