-- Plain SQL that SQLite and PostgreSQL both run. Days are text, YYYY-MM-DD.

CREATE TABLE exchange_rate (
    home     TEXT NOT NULL,
    currency TEXT NOT NULL,
    day      TEXT NOT NULL,
    value    BIGINT NOT NULL CHECK (value > 0), -- billionths of one unit of home
    PRIMARY KEY (home, currency, day)
);
