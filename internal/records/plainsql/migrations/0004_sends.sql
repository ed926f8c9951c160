-- What was sent, or was to be sent, to readers. at is microseconds since 1970, UTC.

CREATE TABLE send (
    id           TEXT PRIMARY KEY,
    channel      TEXT NOT NULL,
    channel_name TEXT NOT NULL,
    kind         TEXT NOT NULL,
    purpose      TEXT NOT NULL,
    day          TEXT NOT NULL,
    about        TEXT NOT NULL,
    at           BIGINT NOT NULL,
    status       TEXT NOT NULL,
    tries        BIGINT NOT NULL,
    error        TEXT NOT NULL,
    bytes        BIGINT NOT NULL
);

CREATE INDEX send_at ON send (at);
CREATE INDEX send_status ON send (status);
