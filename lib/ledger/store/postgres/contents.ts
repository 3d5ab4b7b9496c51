import type { OriginalContents } from '../store';
import type { Database } from './database';
import type { Query } from './query';

/** Kept files as rows: every process that reaches the ledger reaches them. */
export class OriginalTable implements OriginalContents {
	constructor(private readonly database: Database) {}

	async put(sha256: string, content: Uint8Array): Promise<void> {
		await this.write({
			sql: 'INSERT INTO original_contents (sha256, content) VALUES ($1, $2) ON CONFLICT DO NOTHING',
			cells: [sha256, content],
		});
	}

	async get(sha256: string): Promise<Uint8Array | null> {
		const [row] = await this.database.read({
			// What bytes look like in an answer is a setting of the server; this is not, and shorter.
			sql: "SELECT encode(content, 'base64') AS content FROM original_contents WHERE sha256 = $1",
			cells: [sha256],
		});
		return row ? Buffer.from(String(row['content']), 'base64') : null;
	}

	async erase(sha256: string): Promise<void> {
		await this.write({ sql: 'DELETE FROM original_contents WHERE sha256 = $1', cells: [sha256] });
	}

	private async write(query: Query): Promise<void> {
		await this.database.transaction('content', '', (session) => session.run(query));
	}
}
