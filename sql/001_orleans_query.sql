-- Orleans' ADO.NET providers read every statement that they send from this table, once, at start. The names of the
-- table, its columns, its keys, and of the statements' parameters and result columns are Orleans' contract; all the
-- rest in 002 to 004 is ours.
CREATE TABLE OrleansQuery
(
  QueryKey varchar(64) PRIMARY KEY,
  QueryText varchar(8000) NOT NULL
);
