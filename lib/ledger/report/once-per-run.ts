import type { RecordedEvent } from '../event/read-event';

/**
 * Several Audit Loggers in one workflow repeat what the item carries: the usage of the model, the error. Tells
 * the first time from repetitions, for the same document in the same execution; where either is unknown,
 * everything counts.
 */
export class OncePerRun {
	private readonly seen = new Set<string>();

	/**
	 * @param event event that carries the fact
	 * @param fact the fact itself
	 * @returns whether it is new
	 */
	isNew({ subject, run }: RecordedEvent, fact: readonly unknown[]): boolean {
		const document = subject?.documentSha256;
		const execution = run?.executionId;
		if (!document || !execution) return true;
		const key = JSON.stringify([document, run.workflowId, execution, ...fact]);
		if (this.seen.has(key)) return false;
		this.seen.add(key);
		return true;
	}
}
