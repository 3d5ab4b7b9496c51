import { describe, expect, it } from 'vitest';
import {
	draftFromEnvelope,
	draftsFromEnvelope,
	type StepFacts,
} from '../../../../lib/ledger/event/envelope-draft';
import { appendEvents } from '../../../../lib/ledger/append';
import { documentTrails } from '../../../../lib/ledger/report/trail';
import { draft } from '../draft';
import { context } from '../helpers';
import { hashOf, newLedger } from './scenario';

const SELLER = 'Muster & Söhne GmbH';
const FILE_NAME = 'EXTF_Buchungsstapel_2026-03.csv';

function batchOf(documents: readonly string[]) {
	const notes = documents.map((id) => ({ id, code: 'DATEV_PAID', message: `${SELLER} ${id}` }));
	const datev = { fileName: FILE_NAME, period: '2026-03', postings: 5, total: '238.00' };
	return { datev: { ...datev, documents, notes } };
}

const step = (changes: Partial<StepFacts> = {}): StepFacts => ({
	action: 'auto',
	actor: 'KI-Workflow-01',
	keep: 'summary',
	recordType: null,
	run: null,
	...changes,
});

describe('a posting batch in the ledger', () => {
	it('is one event per document, under its hash, with nothing of the others kept with it', () => {
		const drafts = draftsFromEnvelope(batchOf([hashOf(1), hashOf(2)]), step({ keep: 'full' }));

		expect(drafts).toEqual(
			[hashOf(1), hashOf(2)].map((sha256) => ({
				event: draft({
					action: 'exported',
					actor: { kind: 'system', id: 'KI-Workflow-01', via: 'n8n' },
					subject: {
						type: 'postingBatch',
						id: FILE_NAME,
						system: 'DATEV',
						documentSha256: sha256,
					},
				}),
				payload: {
					datev: {
						fileName: FILE_NAME,
						period: '2026-03',
						postings: 5,
						total: '238.00',
						documents: [sha256],
						notes: [{ id: sha256, code: 'DATEV_PAID', message: `${SELLER} ${sha256}` }],
					},
				},
			})),
		);
	});

	it('is recognised in the chain alone, without any payload', async () => {
		const store = await newLedger();
		const drafts = draftsFromEnvelope(
			batchOf([hashOf(1), hashOf(2), hashOf(1)]),
			step({ keep: 'none' }),
		);
		await appendEvents(store, drafts, context());
		const trails = await documentTrails(store, [hashOf(1), hashOf(2), hashOf(3)]);

		expect(trails.map(({ state, steps }) => [state?.state, steps.length])).toEqual([
			['exported', 1],
			['exported', 1],
			[undefined, 0],
		]);
		expect(trails[0]?.steps[0]).toMatchObject({ postingBatch: FILE_NAME, payload: 'none' });
	});

	it('names documents without a hash together, in an event of their own', () => {
		const drafts = draftsFromEnvelope(batchOf(['item 1', hashOf(2), 'item 3']), step());

		expect(drafts.map(({ event }) => event.subject?.documentSha256)).toEqual([hashOf(2), null]);
		expect(drafts.map(({ payload }) => payload)).toMatchObject([
			{ postingBatch: { documents: [hashOf(2)] } },
			{ postingBatch: { documents: ['item 1', 'item 3'] } },
		]);
	});

	it.each([
		['no document with a hash', ['item 1', 'item 2'], null],
		['one document', [hashOf(7)], hashOf(7)],
		['no document', [], null],
	])('with %s is one event, the same by either way', (_, documents, documentSha256) => {
		const one = draftFromEnvelope(batchOf(documents), step());

		expect(draftsFromEnvelope(batchOf(documents), step())).toEqual([one]);
		expect(one.event.subject).toEqual({
			type: 'postingBatch',
			id: FILE_NAME,
			system: 'DATEV',
			documentSha256,
		});
	});

	it('gives what else the item carries to the document it is about', () => {
		const item = {
			...batchOf([hashOf(1), hashOf(2)]),
			document: { sha256: hashOf(2) },
			decision: { action: 'write', ampel: 'green', phase: 'writeBack', reasons: [] },
			error: { code: 'DATEV_REFUSED' },
		};

		expect(
			draftsFromEnvelope(item, step()).map(({ event: { mode, decision, outcome } }) => [
				mode,
				decision?.ampel,
				outcome?.errorCode,
			]),
		).toEqual([
			[null, undefined, 'DATEV_REFUSED'],
			['writeBack', 'green', 'DATEV_REFUSED'],
		]);
	});
});

describe('an item that is no batch', () => {
	const item = { document: { sha256: hashOf(1) } };

	it('is one event, the same by either way', () => {
		expect(draftsFromEnvelope(item, step())).toEqual([draftFromEnvelope(item, step())]);
	});

	it('says of a step called written that it was done, unless it carries an error', () => {
		const outcomeOf = (json: object, action: StepFacts['action']) =>
			draftFromEnvelope(json, step({ action })).event.outcome;

		expect(outcomeOf(item, 'written')).toEqual({ state: 'done', remoteId: null, errorCode: null });
		expect(outcomeOf({ ...item, error: 'timeout' }, 'written')).toEqual({
			state: 'failed',
			remoteId: null,
			errorCode: 'UNEXPECTED',
		});
		expect(outcomeOf(item, 'exported')).toBeNull();
	});
});
