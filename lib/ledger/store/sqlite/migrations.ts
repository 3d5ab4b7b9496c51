/** Marks the file as a Belegfluss ledger in the SQLite header (`BFLG`). */
export const APPLICATION_ID = 0x42464c47;

/** One forward step of the schema; a released step is never edited, only followed by another. */
export interface Migration {
	readonly version: number;
	readonly name: string;
	readonly sql: string;
}

/*
 * The triggers keep ordinary accounts and our own mistakes away from written entries; whoever owns the
 * file can drop them, and then the hash chain shows what was done. `follow_head` also closes the way
 * around through INSERT OR REPLACE, which deletes without asking the DELETE trigger.
 */
const eventsAndPayloads = `
CREATE TABLE payloads (
	sha256 TEXT NOT NULL PRIMARY KEY,
	canonical TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
	chain TEXT NOT NULL,
	seq INTEGER NOT NULL CHECK (seq > 0),
	prev TEXT NOT NULL,
	hash TEXT NOT NULL UNIQUE,
	payload_sha256 TEXT,
	canonical TEXT NOT NULL,
	PRIMARY KEY (chain, seq),
	UNIQUE (chain, prev)
) STRICT, WITHOUT ROWID;

CREATE INDEX events_by_seq ON events (seq);

CREATE TRIGGER events_never_updated BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END;

CREATE TRIGGER events_never_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'audit events are never deleted'); END;

CREATE TRIGGER events_follow_head BEFORE INSERT ON events
WHEN EXISTS (SELECT 1 FROM events) AND NOT EXISTS (
	SELECT 1 FROM events
	WHERE seq = (SELECT max(seq) FROM events)
		AND chain = NEW.chain AND seq = NEW.seq - 1 AND hash = NEW.prev
)
BEGIN SELECT RAISE(ABORT, 'an audit event follows the last one'); END;

CREATE TRIGGER payloads_never_updated BEFORE UPDATE ON payloads
BEGIN SELECT RAISE(ABORT, 'payloads are kept or erased, never changed'); END;

CREATE TRIGGER payloads_never_replaced BEFORE INSERT ON payloads
WHEN EXISTS (SELECT 1 FROM payloads WHERE sha256 = NEW.sha256 AND canonical <> NEW.canonical)
BEGIN SELECT RAISE(ABORT, 'payloads are kept or erased, never changed'); END;
`;

/*
 * From here on nothing that is written with every event lies in an order of hashes: pages all over the
 * file would be touched by every commit, and appending would grow slower with the ledger. A fork is shut
 * out by the sequence being the key and by each entry following the hash of the one before; one look at the
 * last entry tells, and an empty blob is what no hash equals. A payload belongs to one entry, so that
 * erasing it concerns that entry alone.
 */
const appendInOrder = `
DROP TRIGGER events_never_updated;
DROP TRIGGER events_never_deleted;
DROP TRIGGER events_follow_head;
DROP TRIGGER payloads_never_updated;
DROP TRIGGER payloads_never_replaced;
DROP INDEX events_by_seq;
ALTER TABLE events RENAME TO events_of_version_1;
ALTER TABLE payloads RENAME TO payloads_of_version_1;

CREATE TABLE events (
	seq INTEGER NOT NULL PRIMARY KEY CHECK (seq > 0),
	chain TEXT NOT NULL,
	prev TEXT NOT NULL,
	hash TEXT NOT NULL,
	payload_sha256 TEXT,
	document_sha256 TEXT,
	canonical TEXT NOT NULL
) STRICT;

CREATE TABLE payloads (
	seq INTEGER NOT NULL PRIMARY KEY CHECK (seq > 0),
	canonical TEXT NOT NULL
) STRICT;

INSERT INTO events (seq, chain, prev, hash, payload_sha256, document_sha256, canonical)
SELECT seq, chain, prev, hash, payload_sha256,
	CASE WHEN json_valid(canonical) THEN canonical ->> '$.subject.documentSha256' END, canonical
FROM events_of_version_1 ORDER BY seq;

INSERT INTO payloads (seq, canonical)
SELECT e.seq, p.canonical
FROM events_of_version_1 e JOIN payloads_of_version_1 p ON p.sha256 = e.payload_sha256
ORDER BY e.seq;

DROP TABLE events_of_version_1;
DROP TABLE payloads_of_version_1;

CREATE TRIGGER events_never_updated BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END;

CREATE TRIGGER events_never_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'audit events are never deleted'); END;

CREATE TRIGGER events_follow_head BEFORE INSERT ON events
WHEN NEW.prev IS NOT coalesce(
	(
		SELECT CASE WHEN seq = NEW.seq - 1 AND chain = NEW.chain THEN hash ELSE x'' END
		FROM events ORDER BY seq DESC LIMIT 1
	),
	CASE NEW.seq WHEN 1 THEN NEW.prev ELSE x'' END
)
BEGIN SELECT RAISE(ABORT, 'an audit event follows the last one'); END;

CREATE TRIGGER payloads_never_updated BEFORE UPDATE ON payloads
BEGIN SELECT RAISE(ABORT, 'payloads are kept or erased, never changed'); END;

CREATE TRIGGER payloads_never_replaced BEFORE INSERT ON payloads
WHEN EXISTS (SELECT 1 FROM payloads WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'payloads are kept or erased, never changed'); END;
`;

const stateBesideTheChain = `
CREATE TABLE intents (
	key TEXT NOT NULL PRIMARY KEY,
	state TEXT NOT NULL CHECK (state IN ('reserved', 'done', 'failed', 'unknown')),
	attempt INTEGER NOT NULL,
	owner TEXT NOT NULL,
	system TEXT NOT NULL,
	operation TEXT NOT NULL,
	document_sha256 TEXT,
	request_sha256 TEXT NOT NULL,
	workflow_id TEXT NOT NULL,
	execution_id TEXT,
	amount_cents INTEGER,
	reserved_at TEXT NOT NULL,
	settles_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	remote_id TEXT,
	result TEXT,
	error_code TEXT,
	sequence INTEGER NOT NULL
) STRICT;
CREATE INDEX intents_by_workflow ON intents (workflow_id, reserved_at);
CREATE INDEX intents_open ON intents (updated_at) WHERE state IN ('reserved', 'unknown');

CREATE TRIGGER intents_never_deleted BEFORE DELETE ON intents
BEGIN SELECT RAISE(ABORT, 'write intents are never deleted'); END;

CREATE TRIGGER intents_done_for_good BEFORE UPDATE ON intents
WHEN OLD.state = 'done'
BEGIN SELECT RAISE(ABORT, 'what was booked stays booked'); END;

CREATE TABLE approvals (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT NOT NULL CHECK (state IN ('approved', 'rejected')),
	system TEXT NOT NULL,
	operation TEXT NOT NULL,
	document_sha256 TEXT,
	payload_sha256 TEXT NOT NULL,
	proposer TEXT NOT NULL,
	approver TEXT NOT NULL,
	decided_at TEXT NOT NULL,
	expires_at TEXT NOT NULL,
	consumed_by TEXT,
	sequence INTEGER NOT NULL
) STRICT;

CREATE TRIGGER approvals_never_deleted BEFORE DELETE ON approvals
BEGIN SELECT RAISE(ABORT, 'approvals are never deleted'); END;

CREATE TRIGGER approvals_serve_once BEFORE UPDATE ON approvals
WHEN OLD.consumed_by IS NOT NULL OR NEW.payload_sha256 <> OLD.payload_sha256
BEGIN SELECT RAISE(ABORT, 'an approval serves once and for one request'); END;

CREATE TABLE switches (
	kind TEXT NOT NULL,
	scope_type TEXT NOT NULL,
	scope TEXT NOT NULL,
	value TEXT NOT NULL,
	set_at TEXT NOT NULL,
	set_by TEXT NOT NULL,
	reason TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	PRIMARY KEY (kind, scope_type, scope)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER switches_never_deleted BEFORE DELETE ON switches
BEGIN SELECT RAISE(ABORT, 'switches are set, never deleted'); END;

CREATE TABLE originals (
	sha256 TEXT NOT NULL PRIMARY KEY,
	bytes INTEGER NOT NULL,
	mime_type TEXT NOT NULL,
	file_name TEXT,
	stored_at TEXT NOT NULL,
	erased_at TEXT
) STRICT;

CREATE TRIGGER originals_never_deleted BEFORE DELETE ON originals
BEGIN SELECT RAISE(ABORT, 'what is known of a kept file stays known'); END;
`;

/** All steps, oldest first. */
export const migrations: readonly Migration[] = [
	{ version: 1, name: 'events and payloads', sql: eventsAndPayloads },
	{ version: 2, name: 'append in order', sql: appendInOrder },
	{ version: 3, name: 'intents, approvals, switches, originals', sql: stateBesideTheChain },
];
