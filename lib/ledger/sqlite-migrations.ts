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

/** All steps, oldest first. */
export const migrations: readonly Migration[] = [
	{ version: 1, name: 'events and payloads', sql: eventsAndPayloads },
];
