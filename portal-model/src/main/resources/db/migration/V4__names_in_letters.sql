-- A name has 63 letters, and a letter beyond the basic plane is two characters for H2.
ALTER TABLE orders ALTER COLUMN name SET DATA TYPE VARCHAR(126);
ALTER TABLE instance ALTER COLUMN name SET DATA TYPE VARCHAR(126);
ALTER TABLE instance ALTER COLUMN keypair_name SET DATA TYPE VARCHAR(126);
ALTER TABLE scaling_group ALTER COLUMN name SET DATA TYPE VARCHAR(126);
ALTER TABLE keypair ALTER COLUMN name SET DATA TYPE VARCHAR(126);
