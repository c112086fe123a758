-- Grain states, in the layout of Microsoft.Orleans.Persistence.AdoNet, so that its stock provider reads them too.
CREATE TABLE OrleansQuery (
    QueryKey varchar(64) PRIMARY KEY,
    QueryText varchar(8000) NOT NULL
);

CREATE TABLE OrleansStorage (
    grainidhash integer NOT NULL,
    grainidn0 bigint NOT NULL,
    grainidn1 bigint NOT NULL,
    graintypehash integer NOT NULL,
    graintypestring varchar(512) NOT NULL,
    grainidextensionstring varchar(512),
    serviceid varchar(150) NOT NULL,
    payloadbinary bytea,
    modifiedon timestamp NOT NULL,
    version integer
);

-- Two silos may race the first write of one grain: the stock layout lacks what decides it.
CREATE UNIQUE INDEX OrleansStorage_Key ON OrleansStorage
    (grainidhash, graintypehash, grainidn0, grainidn1, graintypestring, COALESCE(grainidextensionstring, ''), serviceid);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadFromStorageKey', '
SELECT payloadbinary AS PayloadBinary, version AS Version FROM OrleansStorage
WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
    AND graintypestring = @GrainTypeString AND COALESCE(grainidextensionstring, '''') = COALESCE(@GrainIdExtensionString, '''') AND serviceid = @ServiceId
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('WriteToStorageKey', '
WITH updated AS (
    UPDATE OrleansStorage SET payloadbinary = @PayloadBinary, modifiedon = now() AT TIME ZONE ''utc'', version = version + 1
    WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
        AND graintypestring = @GrainTypeString AND COALESCE(grainidextensionstring, '''') = COALESCE(@GrainIdExtensionString, '''')
        AND serviceid = @ServiceId AND version = @GrainStateVersion
    RETURNING version
), inserted AS (
    INSERT INTO OrleansStorage
        (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, payloadbinary, modifiedon, version)
    SELECT @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId, @PayloadBinary, now() AT TIME ZONE ''utc'', 1
    WHERE @GrainStateVersion::int IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version
)
SELECT COALESCE((SELECT version FROM updated), (SELECT version FROM inserted), @GrainStateVersion) AS NewGrainStateVersion
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ClearStorageKey', '
UPDATE OrleansStorage SET payloadbinary = NULL, modifiedon = now() AT TIME ZONE ''utc'', version = version + 1
WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
    AND graintypestring = @GrainTypeString AND COALESCE(grainidextensionstring, '''') = COALESCE(@GrainIdExtensionString, '''')
    AND serviceid = @ServiceId AND version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion
');

-- Every aggregate's events, for good: the audit trail, and what the read tables can be rebuilt from.
CREATE TABLE journal (
    stream text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    at timestamptz NOT NULL,
    actor_id text COLLATE "C" NOT NULL,
    actor_name text COLLATE "C" NOT NULL,
    reason text COLLATE "C",
    origin text COLLATE "C",
    command uuid,
    type text COLLATE "C" NOT NULL,
    payload text COLLATE "C" NOT NULL,
    PRIMARY KEY (stream, version)
);
CREATE UNIQUE INDEX journal_command ON journal (stream, command) WHERE command IS NOT NULL;

-- Effects that are committed but not yet known to be received.
CREATE TABLE outbox (
    sender text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    idx integer NOT NULL,
    target text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    payload text COLLATE "C" NOT NULL,
    due_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    PRIMARY KEY (sender, version, idx)
);
CREATE INDEX outbox_by_due_at ON outbox (due_at);

-- When each aggregate wants to be called next.
CREATE TABLE deadlines (
    target text COLLATE "C" PRIMARY KEY,
    due_at timestamptz NOT NULL,
    leased_until timestamptz
);
CREATE INDEX deadlines_by_due_at ON deadlines (due_at);
