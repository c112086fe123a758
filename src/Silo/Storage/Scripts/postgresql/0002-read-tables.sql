-- The read tables: what lists, boards and reports are read from. Same columns as the catalogue ReadTables; a test compares them.
-- Money is whole cents.

CREATE TABLE "sessions" (
    "key" text COLLATE "C" PRIMARY KEY,
    "clinic" text COLLATE "C" NOT NULL,
    "grp" text COLLATE "C" NOT NULL,
    "date" date NOT NULL,
    "slot" bigint NOT NULL,
    "starts_at" timestamptz NOT NULL,
    "ends_at" timestamptz NOT NULL,
    "state" text COLLATE "C" NOT NULL,
    "room" text COLLATE "C",
    "facilitators" text COLLATE "C" NOT NULL,
    "present" bigint NOT NULL,
    "expected" bigint NOT NULL,
    "version" bigint NOT NULL,
    "card" text COLLATE "C" NOT NULL
);
CREATE INDEX "sessions_by_clinic_date" ON "sessions" ("clinic", "date");
CREATE INDEX "sessions_by_clinic_grp_date" ON "sessions" ("clinic", "grp", "date");

CREATE TABLE "attendance" (
    "key" text COLLATE "C" PRIMARY KEY,
    "clinic" text COLLATE "C" NOT NULL,
    "session" text COLLATE "C" NOT NULL,
    "grp" text COLLATE "C" NOT NULL,
    "patient" text COLLATE "C" NOT NULL,
    "date" date NOT NULL,
    "kind" text COLLATE "C" NOT NULL,
    "arrived_at" timestamptz,
    "source" text COLLATE "C",
    "late_minutes" bigint
);
CREATE INDEX "attendance_by_clinic_session" ON "attendance" ("clinic", "session");
CREATE INDEX "attendance_by_clinic_patient_date" ON "attendance" ("clinic", "patient", "date");
CREATE INDEX "attendance_by_clinic_date" ON "attendance" ("clinic", "date");

CREATE TABLE "enrollments" (
    "key" text COLLATE "C" PRIMARY KEY,
    "clinic" text COLLATE "C" NOT NULL,
    "grp" text COLLATE "C" NOT NULL,
    "patient" text COLLATE "C" NOT NULL,
    "status" text COLLATE "C" NOT NULL,
    "since" date NOT NULL,
    "family" text COLLATE "C",
    "payer" text COLLATE "C",
    "version" bigint NOT NULL
);
CREATE INDEX "enrollments_by_clinic_grp" ON "enrollments" ("clinic", "grp");
CREATE INDEX "enrollments_by_clinic_patient" ON "enrollments" ("clinic", "patient");

CREATE TABLE "claims" (
    "key" text COLLATE "C" PRIMARY KEY,
    "clinic" text COLLATE "C" NOT NULL,
    "session" text COLLATE "C" NOT NULL,
    "grp" text COLLATE "C" NOT NULL,
    "patient" text COLLATE "C" NOT NULL,
    "service_date" date NOT NULL,
    "payer" text COLLATE "C",
    "code" text COLLATE "C",
    "state" text COLLATE "C" NOT NULL,
    "reason" text COLLATE "C",
    "queue" text COLLATE "C",
    "charge" bigint,
    "expected" bigint,
    "state_since" timestamptz NOT NULL,
    "correction" bigint NOT NULL,
    "filing_deadline" date
);
CREATE INDEX "claims_by_clinic_state" ON "claims" ("clinic", "state");
CREATE INDEX "claims_by_clinic_session" ON "claims" ("clinic", "session");
CREATE INDEX "claims_by_clinic_service_date" ON "claims" ("clinic", "service_date");

CREATE TABLE "tasks" (
    "key" text COLLATE "C" PRIMARY KEY,
    "clinic" text COLLATE "C" NOT NULL,
    "kind" text COLLATE "C" NOT NULL,
    "state" text COLLATE "C" NOT NULL,
    "subject" text COLLATE "C" NOT NULL,
    "session" text COLLATE "C",
    "grp" text COLLATE "C",
    "patient" text COLLATE "C",
    "facilitator" text COLLATE "C",
    "title" text COLLATE "C" NOT NULL,
    "created_at" timestamptz NOT NULL,
    "due" date,
    "amount" bigint
);
CREATE INDEX "tasks_by_clinic_state" ON "tasks" ("clinic", "state");

CREATE TABLE "patients" (
    "key" text COLLATE "C" PRIMARY KEY,
    "clinic" text COLLATE "C" NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "family_name" text COLLATE "C" NOT NULL,
    "given_name" text COLLATE "C" NOT NULL,
    "birth_date" date NOT NULL,
    "payer" text COLLATE "C",
    "member_id" text COLLATE "C"
);
CREATE INDEX "patients_by_clinic_family_name" ON "patients" ("clinic", "family_name");

CREATE TABLE "notes" (
    "key" text COLLATE "C" PRIMARY KEY,
    "clinic" text COLLATE "C" NOT NULL,
    "session" text COLLATE "C" NOT NULL,
    "patient" text COLLATE "C" NOT NULL,
    "facilitator" text COLLATE "C",
    "state" text COLLATE "C" NOT NULL,
    "signed_at" timestamptz,
    "due" date
);
CREATE INDEX "notes_by_clinic_session" ON "notes" ("clinic", "session");

CREATE TABLE "facilitators" (
    "key" text COLLATE "C" PRIMARY KEY,
    "clinic" text COLLATE "C" NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "state" text COLLATE "C" NOT NULL
);
CREATE INDEX "facilitators_by_clinic" ON "facilitators" ("clinic");

CREATE TABLE "rooms" (
    "key" text COLLATE "C" PRIMARY KEY,
    "clinic" text COLLATE "C" NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "seats" bigint NOT NULL
);
CREATE INDEX "rooms_by_clinic" ON "rooms" ("clinic");

CREATE TABLE "groups" (
    "key" text COLLATE "C" PRIMARY KEY,
    "clinic" text COLLATE "C" NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "type" text COLLATE "C" NOT NULL,
    "state" text COLLATE "C" NOT NULL,
    "facilitator" text COLLATE "C",
    "room" text COLLATE "C",
    "capacity" bigint NOT NULL,
    "card" text COLLATE "C" NOT NULL
);
CREATE INDEX "groups_by_clinic" ON "groups" ("clinic");

CREATE TABLE "imports" (
    "key" text COLLATE "C" PRIMARY KEY,
    "clinic" text COLLATE "C" NOT NULL,
    "begun" date NOT NULL,
    "state" text COLLATE "C" NOT NULL,
    "card" text COLLATE "C" NOT NULL
);
CREATE INDEX "imports_by_clinic_begun" ON "imports" ("clinic", "begun");

CREATE TABLE "bookings" (
    "key" text COLLATE "C" PRIMARY KEY,
    "clinic" text COLLATE "C" NOT NULL,
    "resource" text COLLATE "C" NOT NULL,
    "session" text COLLATE "C" NOT NULL,
    "starts_at" timestamptz NOT NULL,
    "ends_at" timestamptz NOT NULL,
    "date" date NOT NULL
);
CREATE INDEX "bookings_by_clinic_resource_starts_at" ON "bookings" ("clinic", "resource", "starts_at");

CREATE TABLE "waitlist" (
    "key" text COLLATE "C" PRIMARY KEY,
    "clinic" text COLLATE "C" NOT NULL,
    "patient" text COLLATE "C" NOT NULL,
    "group_type" text COLLATE "C" NOT NULL,
    "state" text COLLATE "C" NOT NULL,
    "added" date NOT NULL,
    "acuity" text COLLATE "C" NOT NULL,
    "diagnosis" text COLLATE "C"
);
CREATE INDEX "waitlist_by_clinic_state" ON "waitlist" ("clinic", "state");
