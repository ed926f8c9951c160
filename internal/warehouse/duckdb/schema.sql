-- The log of imports and the rows that did not parse. They live beside the facts so that an
-- import with all its traces is one transaction.

-- Numbers handed out so far.
CREATE TABLE IF NOT EXISTS counter (name VARCHAR, value BIGINT);

-- One row per imported file, or per sheet of it.
CREATE TABLE IF NOT EXISTS import_log (
    import_seq  BIGINT,
    file_path   VARCHAR,   -- where it lay when it was imported
    file_name   VARCHAR,   -- what the merchant calls it
    sheet       VARCHAR,
    sha256      VARCHAR,   -- of the file's bytes
    size        BIGINT,    -- of the file in bytes
    format      VARCHAR,
    platform    VARCHAR,
    shop        VARCHAR,
    tbl         VARCHAR,   -- canonical table
    status      VARCHAR,   -- live | undone
    rows        BIGINT,
    added       BIGINT,
    unchanged   BIGINT,
    corrected   BIGINT,
    quarantined BIGINT,
    excluded    BIGINT,
    control     VARCHAR,   -- JSON
    first_day   DATE,
    last_day    DATE,
    notes       VARCHAR,   -- JSON
    created_at  TIMESTAMP, -- UTC
    undone_at   TIMESTAMP  -- UTC
);

-- One row per row of a file that did not parse.
CREATE TABLE IF NOT EXISTS quarantine (
    import_seq  BIGINT,
    sheet       VARCHAR,
    source_row  INTEGER,
    column_name VARCHAR,
    value       VARCHAR,
    reason      VARCHAR,
    raw         VARCHAR,   -- JSON, header → value, personal columns blanked
    status      VARCHAR    -- open | fixed | dismissed
);

-- What an import's file has of a canonical table: its columns, not its rows.
CREATE TABLE IF NOT EXISTS import_columns (
    import_seq BIGINT,
    tbl        VARCHAR,
    day_start  INTEGER,  -- hour at which the shop's business day began
    stated     VARCHAR,  -- columns that the file states, by comma
    assumed    VARCHAR,  -- columns that it fills without stating them, by comma
    computed   VARCHAR   -- columns that are made of others: a=b+c, by comma
);
