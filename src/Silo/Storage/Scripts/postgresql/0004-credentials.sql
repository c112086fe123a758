-- Credentials with their dates: what expires is found by it. Filled from the journal, which has them all.

CREATE TABLE "credentials" (
    "key" text COLLATE "C" PRIMARY KEY,
    "clinic" text COLLATE "C" NOT NULL,
    "facilitator" text COLLATE "C" NOT NULL,
    "code" text COLLATE "C" NOT NULL,
    "valid_from" date NOT NULL,
    "valid_to" date
);
CREATE INDEX "credentials_by_clinic_valid_to" ON "credentials" ("clinic", "valid_to");

INSERT INTO "credentials"
SELECT DISTINCT ON (key) key, split_part(owner, '/', 1), split_part(owner, '/', 2), credential->>'code', (credential->>'validFrom')::date, (credential->>'validTo')::date
FROM (
    SELECT substr(stream, length('facilitator/') + 1) || '/' || (payload::json->'credential'->>'code') || '/' || (payload::json->'credential'->>'number') || '/' || (payload::json->'credential'->>'validFrom') AS key,
        substr(stream, length('facilitator/') + 1) AS owner, payload::json->'credential' AS credential, version
    FROM journal WHERE type = 'facilitator.credential-recorded.v1'
) AS recorded
ORDER BY key, version DESC;
