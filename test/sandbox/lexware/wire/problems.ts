import { STATUS_CODES } from 'node:http';
import { germanMessage } from './german-messages';

/** Which of the vendor's generations of endpoints a route belongs to; it decides how errors look. */
export type Family = 'legacy' | 'regular';

/** What an error says about the request it answers. */
export interface ProblemContext {
	readonly family: Family;
	/** address without query */
	readonly path: string;
	/** German local time with milliseconds and offset */
	readonly timestamp: string;
	readonly traceId: string;
}

/** An error answer, thrown by a route. */
export abstract class Problem extends Error {
	constructor(readonly status: number) {
		super(`answered with ${status}`);
	}

	/** @returns the body, to be sent as JSON */
	abstract body(context: ProblemContext): unknown;
}

/** The gateway's shape: authorisation, limits, addresses nobody serves. */
export class MessageProblem extends Problem {
	constructor(
		status: number,
		private readonly text: string,
	) {
		super(status);
	}

	override body(): unknown {
		return { message: this.text };
	}
}

/** One entry of an "IssueList". */
export interface Issue {
	readonly i18nKey: string;
	readonly source: string;
}

/** The shape of contacts, files and vouchers. */
export class LegacyProblem extends Problem {
	constructor(
		status: number,
		private readonly issues: readonly Issue[],
	) {
		super(status);
	}

	override body(): unknown {
		return {
			IssueList: this.issues.map(({ i18nKey, source }) => ({
				i18nKey,
				source,
				type: 'validation_failure',
				additionalData: null,
				args: null,
			})),
		};
	}
}

/** One entry of "details"; the wording is German and no part of the contract. */
export interface Detail {
	readonly violation: string;
	readonly field: string;
}

/** The shape of articles, sales documents, event subscriptions and everything newer. */
export class RegularProblem extends Problem {
	constructor(
		status: number,
		private readonly text: string,
		private readonly details: readonly Detail[] = [],
	) {
		super(status);
	}

	override body({ path, timestamp, traceId }: ProblemContext): unknown {
		return {
			timestamp,
			status: this.status,
			error: STATUS_CODES[this.status] ?? 'Error',
			path,
			traceId,
			message: this.text,
			...(this.details.length > 0 && {
				details: this.details.map(({ violation, field }) => ({
					violation,
					field,
					message: germanMessage(violation),
				})),
			}),
		};
	}
}

/** The shape of an upload that lacks a part. */
export class MultipartProblem extends Problem {
	constructor(private readonly source: string) {
		super(400);
	}

	override body(): unknown {
		return { i18nKey: 'bad_request_error', source: this.source };
	}
}

/** Said by both generations, each in its own shape. */
export class FamilyProblem extends Problem {
	constructor(
		status: number,
		private readonly text: string,
	) {
		super(status);
	}

	override body(context: ProblemContext): unknown {
		const problem =
			context.family === 'regular'
				? new RegularProblem(this.status, this.text)
				: new MessageProblem(this.status, this.text);
		return problem.body(context);
	}
}

/** @returns the answer to an id nobody has, or one of another kind of record: the same on purpose */
export function notFound(): Problem {
	return new FamilyProblem(404, 'The requested entity does not exist.');
}
