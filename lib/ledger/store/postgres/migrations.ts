/** One forward step of the schema; a released step is never edited, only followed by another. */
export interface Migration {
	readonly version: number;
	readonly name: string;
	/** run with nothing but the ledger's schema in the search path */
	readonly sql: string;
}

/** Name of the first step: a table of migrations that begins with it is ours. */
export const FIRST_STEP = 'belegfluss ledger';

/*
 * The triggers keep ordinary accounts and our own mistakes away from written entries; whoever owns the
 * tables can drop them, and then the hash chain shows what was done. TRUNCATE does not ask the DELETE
 * triggers, so it has its own. Text is compared byte by byte, whatever language the database sorts in.
 *
 * `events_follow_head` looks once at each statement: every entry has its predecessor, they lie without a
 * gap at the end, and nothing lies behind or between them. What two transactions do not see of each other
 * falls on the primary key. Its plan is kept by each connection and made when the table may still be tiny,
 * so reading it as a whole is switched off there.
 */
const ledger = `
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;

CREATE TABLE events (
	seq bigint NOT NULL PRIMARY KEY CHECK (seq > 0),
	chain text COLLATE "C" NOT NULL,
	prev text COLLATE "C" NOT NULL,
	hash text COLLATE "C" NOT NULL,
	payload_sha256 text COLLATE "C",
	document_sha256 text COLLATE "C",
	canonical text COLLATE "C" NOT NULL
);

CREATE FUNCTION events_follow_head() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT SET enable_seqscan = off AS $$
DECLARE
	follows boolean;
BEGIN
	SELECT count(*) = (SELECT count(*) FROM added)
			AND max(seq) - min(seq) + 1 = count(*)
			AND max(seq) = (SELECT max(seq) FROM events)
		INTO follows
		FROM added a
		WHERE seq = 1 OR prev = (SELECT hash FROM events p WHERE p.seq = a.seq - 1 AND p.chain = a.chain);
	IF NOT follows THEN
		RAISE EXCEPTION 'an audit event follows the last one';
	END IF;
	RETURN NULL;
END $$;

CREATE TRIGGER events_follow_head AFTER INSERT ON events
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION events_follow_head();

CREATE TRIGGER events_never_updated BEFORE UPDATE ON events
FOR EACH STATEMENT EXECUTE FUNCTION refuse('audit events are never changed');

CREATE TRIGGER events_never_deleted BEFORE DELETE OR TRUNCATE ON events
FOR EACH STATEMENT EXECUTE FUNCTION refuse('audit events are never deleted');

CREATE TABLE payloads (
	seq bigint NOT NULL PRIMARY KEY CHECK (seq > 0),
	canonical text COLLATE "C" NOT NULL
);

CREATE TRIGGER payloads_never_updated BEFORE UPDATE OR TRUNCATE ON payloads
FOR EACH STATEMENT EXECUTE FUNCTION refuse('payloads are kept or erased one by one, never changed');

CREATE TABLE intents (
	key text COLLATE "C" NOT NULL PRIMARY KEY,
	state text COLLATE "C" NOT NULL CHECK (state IN ('reserved', 'done', 'failed', 'unknown')),
	attempt bigint NOT NULL,
	owner text COLLATE "C" NOT NULL,
	system text COLLATE "C" NOT NULL,
	operation text COLLATE "C" NOT NULL,
	document_sha256 text COLLATE "C",
	request_sha256 text COLLATE "C" NOT NULL,
	workflow_id text COLLATE "C" NOT NULL,
	execution_id text COLLATE "C",
	amount_cents bigint,
	reserved_at text COLLATE "C" NOT NULL,
	settles_at text COLLATE "C" NOT NULL,
	updated_at text COLLATE "C" NOT NULL,
	remote_id text COLLATE "C",
	result text COLLATE "C",
	error_code text COLLATE "C",
	sequence bigint NOT NULL
);
CREATE INDEX intents_by_workflow ON intents (workflow_id, reserved_at);
CREATE INDEX intents_open ON intents (updated_at) WHERE state IN ('reserved', 'unknown');

CREATE TRIGGER intents_never_deleted BEFORE DELETE OR TRUNCATE ON intents
FOR EACH STATEMENT EXECUTE FUNCTION refuse('write intents are never deleted');

CREATE TRIGGER intents_done_for_good BEFORE UPDATE ON intents
FOR EACH ROW WHEN (OLD.state = 'done')
EXECUTE FUNCTION refuse('what was booked stays booked');

CREATE TABLE approvals (
	id text COLLATE "C" NOT NULL PRIMARY KEY,
	state text COLLATE "C" NOT NULL CHECK (state IN ('approved', 'rejected')),
	system text COLLATE "C" NOT NULL,
	operation text COLLATE "C" NOT NULL,
	document_sha256 text COLLATE "C",
	payload_sha256 text COLLATE "C" NOT NULL,
	proposer text COLLATE "C" NOT NULL,
	approver text COLLATE "C" NOT NULL,
	decided_at text COLLATE "C" NOT NULL,
	expires_at text COLLATE "C" NOT NULL,
	consumed_by text COLLATE "C",
	sequence bigint NOT NULL
);

CREATE TRIGGER approvals_never_deleted BEFORE DELETE OR TRUNCATE ON approvals
FOR EACH STATEMENT EXECUTE FUNCTION refuse('approvals are never deleted');

CREATE TRIGGER approvals_serve_once BEFORE UPDATE ON approvals
FOR EACH ROW WHEN (OLD.consumed_by IS NOT NULL OR NEW.payload_sha256 <> OLD.payload_sha256)
EXECUTE FUNCTION refuse('an approval serves once and for one request');

CREATE TABLE switches (
	kind text COLLATE "C" NOT NULL,
	scope_type text COLLATE "C" NOT NULL,
	scope text COLLATE "C" NOT NULL,
	value text COLLATE "C" NOT NULL,
	set_at text COLLATE "C" NOT NULL,
	set_by text COLLATE "C" NOT NULL,
	reason text COLLATE "C" NOT NULL,
	sequence bigint NOT NULL,
	PRIMARY KEY (kind, scope_type, scope)
);

CREATE TRIGGER switches_never_deleted BEFORE DELETE OR TRUNCATE ON switches
FOR EACH STATEMENT EXECUTE FUNCTION refuse('switches are set, never deleted');

CREATE TABLE originals (
	sha256 text COLLATE "C" NOT NULL PRIMARY KEY,
	bytes bigint NOT NULL,
	mime_type text COLLATE "C" NOT NULL,
	file_name text COLLATE "C",
	stored_at text COLLATE "C" NOT NULL,
	erased_at text COLLATE "C"
);

CREATE TRIGGER originals_never_deleted BEFORE DELETE OR TRUNCATE ON originals
FOR EACH STATEMENT EXECUTE FUNCTION refuse('what is known of a kept file stays known');

CREATE TABLE original_contents (
	sha256 text COLLATE "C" NOT NULL PRIMARY KEY,
	content bytea NOT NULL
);
-- Documents are compressed already.
ALTER TABLE original_contents ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TRIGGER original_contents_never_updated BEFORE UPDATE OR TRUNCATE ON original_contents
FOR EACH STATEMENT EXECUTE FUNCTION refuse('kept files are erased one by one, never changed');
`;

/** All steps, oldest first. */
export const migrations: readonly Migration[] = [{ version: 1, name: FIRST_STEP, sql: ledger }];
