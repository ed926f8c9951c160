-- Plain SQL that SQLite and PostgreSQL both run. Days are text, YYYY-MM-DD, '' for open.

CREATE TABLE counter (
    name  TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL -- JSON
);

CREATE TABLE shop (
    id        TEXT PRIMARY KEY,
    platform  TEXT NOT NULL,
    name      TEXT NOT NULL,
    zone      TEXT NOT NULL,
    currency  TEXT NOT NULL,
    day_start BIGINT NOT NULL CHECK (day_start BETWEEN 0 AND 23)
);

CREATE TABLE account (
    platform TEXT NOT NULL,
    account  TEXT NOT NULL,
    shop     TEXT NOT NULL REFERENCES shop (id) ON DELETE CASCADE,
    PRIMARY KEY (platform, account)
);

CREATE TABLE rule (
    id         BIGINT PRIMARY KEY,
    kind       TEXT NOT NULL,
    platform   TEXT NOT NULL,
    shop       TEXT NOT NULL,
    sku        TEXT NOT NULL,
    category   TEXT NOT NULL,
    province   TEXT NOT NULL,
    carrier    TEXT NOT NULL,
    account    TEXT NOT NULL,
    influencer TEXT NOT NULL,
    session    TEXT NOT NULL,
    min_weight DOUBLE PRECISION NOT NULL,
    max_weight DOUBLE PRECISION NOT NULL,
    amount     BIGINT NOT NULL,
    rate       DOUBLE PRECISION NOT NULL,
    basis      TEXT NOT NULL,
    currency   TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to   TEXT NOT NULL,
    source     TEXT NOT NULL,
    note       TEXT NOT NULL
);

CREATE INDEX rule_scope ON rule (kind, sku, shop, valid_from);
