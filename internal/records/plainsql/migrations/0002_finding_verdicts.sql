-- What readers said of the radar's findings. at is microseconds since 1970, UTC.

CREATE TABLE finding_verdict (
    finding TEXT PRIMARY KEY,
    metric  TEXT NOT NULL,
    day     TEXT NOT NULL,
    useful  BOOLEAN NOT NULL,
    at      BIGINT NOT NULL
);
