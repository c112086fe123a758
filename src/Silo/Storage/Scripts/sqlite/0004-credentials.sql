-- Credentials with their dates: what expires is found by it. Filled from the journal, which has them all.

CREATE TABLE "credentials" (
    "key" TEXT PRIMARY KEY NOT NULL,
    "clinic" TEXT NOT NULL,
    "facilitator" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "valid_from" TEXT NOT NULL,
    "valid_to" TEXT
) WITHOUT ROWID;
CREATE INDEX "credentials_by_clinic_valid_to" ON "credentials" ("clinic", "valid_to");

INSERT OR REPLACE INTO "credentials"
SELECT owner || '/' || json_extract(payload, '$.credential.code') || '/' || json_extract(payload, '$.credential.number') || '/' || json_extract(payload, '$.credential.validFrom'),
    substr(owner, 1, instr(owner, '/') - 1), substr(owner, instr(owner, '/') + 1),
    json_extract(payload, '$.credential.code'), json_extract(payload, '$.credential.validFrom'), json_extract(payload, '$.credential.validTo')
FROM (SELECT substr(stream, length('facilitator/') + 1) AS owner, payload FROM journal WHERE type = 'facilitator.credential-recorded.v1' ORDER BY stream, version);
