-- The read tables: what lists, boards and reports are read from. Same columns as the catalogue ReadTables; a test compares them.
-- Money is whole cents. Dates are yyyy-MM-dd, instants yyyy-MM-ddTHH:mm:ss.ffffffZ: text order is time order.

CREATE TABLE "sessions" (
    "key" TEXT PRIMARY KEY NOT NULL,
    "clinic" TEXT NOT NULL,
    "grp" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "starts_at" TEXT NOT NULL,
    "ends_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "room" TEXT,
    "facilitators" TEXT NOT NULL,
    "present" INTEGER NOT NULL,
    "expected" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "card" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "sessions_by_clinic_date" ON "sessions" ("clinic", "date");
CREATE INDEX "sessions_by_clinic_grp_date" ON "sessions" ("clinic", "grp", "date");

CREATE TABLE "attendance" (
    "key" TEXT PRIMARY KEY NOT NULL,
    "clinic" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "grp" TEXT NOT NULL,
    "patient" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "arrived_at" TEXT,
    "source" TEXT,
    "late_minutes" INTEGER
) WITHOUT ROWID;
CREATE INDEX "attendance_by_clinic_session" ON "attendance" ("clinic", "session");
CREATE INDEX "attendance_by_clinic_patient_date" ON "attendance" ("clinic", "patient", "date");
CREATE INDEX "attendance_by_clinic_date" ON "attendance" ("clinic", "date");

CREATE TABLE "enrollments" (
    "key" TEXT PRIMARY KEY NOT NULL,
    "clinic" TEXT NOT NULL,
    "grp" TEXT NOT NULL,
    "patient" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "family" TEXT,
    "payer" TEXT,
    "version" INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX "enrollments_by_clinic_grp" ON "enrollments" ("clinic", "grp");
CREATE INDEX "enrollments_by_clinic_patient" ON "enrollments" ("clinic", "patient");

CREATE TABLE "claims" (
    "key" TEXT PRIMARY KEY NOT NULL,
    "clinic" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "grp" TEXT NOT NULL,
    "patient" TEXT NOT NULL,
    "service_date" TEXT NOT NULL,
    "payer" TEXT,
    "code" TEXT,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "queue" TEXT,
    "charge" INTEGER,
    "expected" INTEGER,
    "state_since" TEXT NOT NULL,
    "correction" INTEGER NOT NULL,
    "filing_deadline" TEXT
) WITHOUT ROWID;
CREATE INDEX "claims_by_clinic_state" ON "claims" ("clinic", "state");
CREATE INDEX "claims_by_clinic_session" ON "claims" ("clinic", "session");
CREATE INDEX "claims_by_clinic_service_date" ON "claims" ("clinic", "service_date");

CREATE TABLE "tasks" (
    "key" TEXT PRIMARY KEY NOT NULL,
    "clinic" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "session" TEXT,
    "grp" TEXT,
    "patient" TEXT,
    "facilitator" TEXT,
    "title" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "due" TEXT,
    "amount" INTEGER
) WITHOUT ROWID;
CREATE INDEX "tasks_by_clinic_state" ON "tasks" ("clinic", "state");

CREATE TABLE "patients" (
    "key" TEXT PRIMARY KEY NOT NULL,
    "clinic" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "birth_date" TEXT NOT NULL,
    "payer" TEXT,
    "member_id" TEXT
) WITHOUT ROWID;
CREATE INDEX "patients_by_clinic_family_name" ON "patients" ("clinic", "family_name");

CREATE TABLE "notes" (
    "key" TEXT PRIMARY KEY NOT NULL,
    "clinic" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "patient" TEXT NOT NULL,
    "facilitator" TEXT,
    "state" TEXT NOT NULL,
    "signed_at" TEXT,
    "due" TEXT
) WITHOUT ROWID;
CREATE INDEX "notes_by_clinic_session" ON "notes" ("clinic", "session");

CREATE TABLE "facilitators" (
    "key" TEXT PRIMARY KEY NOT NULL,
    "clinic" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "facilitators_by_clinic" ON "facilitators" ("clinic");

CREATE TABLE "rooms" (
    "key" TEXT PRIMARY KEY NOT NULL,
    "clinic" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "seats" INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX "rooms_by_clinic" ON "rooms" ("clinic");

CREATE TABLE "groups" (
    "key" TEXT PRIMARY KEY NOT NULL,
    "clinic" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "facilitator" TEXT,
    "room" TEXT,
    "capacity" INTEGER NOT NULL,
    "card" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "groups_by_clinic" ON "groups" ("clinic");

CREATE TABLE "imports" (
    "key" TEXT PRIMARY KEY NOT NULL,
    "clinic" TEXT NOT NULL,
    "begun" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "card" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "imports_by_clinic_begun" ON "imports" ("clinic", "begun");

CREATE TABLE "bookings" (
    "key" TEXT PRIMARY KEY NOT NULL,
    "clinic" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "starts_at" TEXT NOT NULL,
    "ends_at" TEXT NOT NULL,
    "date" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "bookings_by_clinic_resource_starts_at" ON "bookings" ("clinic", "resource", "starts_at");

CREATE TABLE "waitlist" (
    "key" TEXT PRIMARY KEY NOT NULL,
    "clinic" TEXT NOT NULL,
    "patient" TEXT NOT NULL,
    "group_type" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "added" TEXT NOT NULL,
    "acuity" TEXT NOT NULL,
    "diagnosis" TEXT
) WITHOUT ROWID;
CREATE INDEX "waitlist_by_clinic_state" ON "waitlist" ("clinic", "state");
