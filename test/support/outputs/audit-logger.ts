import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { addDays } from '../../../lib/calendar/day';
import { appendEvents, type LedgerContext } from '../../../lib/ledger/append';
import { emptyDraft, type AuditDraft } from '../../../lib/ledger/event/event';
import { openSqliteLedger } from '../../../lib/ledger/store/sqlite/ledgers';
import type { LedgerStore } from '../../../lib/ledger/store/store';
import { AuditLogger } from '../../../nodes/AuditLogger/AuditLogger.node';
import { ledgerContext } from '../../../nodes/support/ledger/ledger';
import { defaultLedgerPath } from '../../../nodes/support/ledger/location';
import { FakeTarget } from '../../unit/guard/support/fake-target';
import { documentHash, orderFor, WORKFLOW } from '../../unit/guard/support/orders';
import { documents, fillByGuard } from '../../unit/ledger/store/contract/written-ledger';
import { binaryFile } from '../fake-execute';
import { dataOf, firstOutput, type OutputExample, type OutputExamples } from './example';

const grounds = { person: 'Erika Muster', reason: 'Antrag' };

async function run(
	name: string,
	items: readonly INodeExecutionData[] = [{ json: {} }],
	parameters: IDataObject = {},
): Promise<INodeExecutionData[]> {
	const [resource, operation] = name.split('/');
	return firstOutput(new AuditLogger(), items, {
		parameters: { resource, operation, ...grounds, ...parameters },
	});
}

const fileOf = (number: number) => Buffer.from(`%PDF-1.7 erfundene Rechnung ${number}`);
const hashOf = (number: number) => createHash('sha256').update(fileOf(number)).digest('hex');

/** An item as it comes from AI Invoice Extract, as far as the ledger is concerned. */
function received(number: number): INodeExecutionData {
	return {
		json: {
			document: {
				sha256: hashOf(number),
				fileName: `re-${number}.pdf`,
				mimeType: 'application/pdf',
				bytes: fileOf(number).length,
				receivedAt: '2026-03-02T08:00:00.000Z',
			},
		},
		binary: { data: binaryFile(fileOf(number), `re-${number}.pdf`, 'application/pdf') },
	};
}

/** Items that only say which document is meant. */
const about = (sha256: string): INodeExecutionData => ({ json: { document: { sha256 } } });

const log = (items: readonly INodeExecutionData[], parameters: IDataObject = {}) =>
	run('event/log', items, parameters);

const open = (): Promise<LedgerStore> => openSqliteLedger(defaultLedgerPath(), { create: true });

/** Changes rows as somebody with a database tool. */
function tamper(sql: string): void {
	const database = new DatabaseSync(defaultLedgerPath());
	database.exec('DROP TRIGGER events_never_updated; DROP TRIGGER events_never_deleted');
	database.exec(sql);
	database.close();
}

/** Adds entries of an instant. */
async function append(instant: string, drafts: readonly Partial<AuditDraft>[]): Promise<void> {
	const context: LedgerContext = { ...ledgerContext, now: () => new Date(instant) };
	const events = drafts.map((changes) => ({
		event: {
			...emptyDraft,
			action: 'noted',
			actor: { id: 'KI-Workflow-01', kind: 'system', via: 'n8n' },
			...changes,
		} satisfies AuditDraft,
		payload: null,
	}));
	await appendEvents(await open(), events, context);
}

const subject = (documentSha256: string): AuditDraft['subject'] => ({
	type: 'document',
	id: null,
	system: null,
	documentSha256,
});

const decided = (documentSha256: string, action: 'write' | 'approve'): Partial<AuditDraft> => ({
	action: 'decided',
	subject: subject(documentSha256),
	mode: 'shadow',
	decision: {
		action,
		ampel: 'yellow',
		findings: ['A-05'],
		reasons: ['A-05'],
		ruleSetVersion: '2026.1',
	},
	recordType: 'voucher',
});

const readByModel = (documentSha256: string): Partial<AuditDraft> => ({
	action: 'extracted',
	subject: subject(documentSha256),
	model: { name: 'model-x', inputTokens: 900, outputTokens: 120, promptVersion: '3' },
});

const failed = (documentSha256: string): Partial<AuditDraft> => ({
	action: 'failed',
	subject: subject(documentSha256),
	outcome: { state: 'failed', errorCode: 'PDF_ENCRYPTED', remoteId: null },
});

const exported = (documentSha256: string): Partial<AuditDraft> => ({
	action: 'exported',
	subject: {
		type: 'postingBatch',
		id: 'EXTF_Buchungsstapel.csv',
		system: 'DATEV',
		documentSha256,
	},
});

const verify: OutputExample = {
	// Lines are those of an export.
	empty: ['ledger.deviations[].line'],
	run: async () => {
		await run('switch/setKillSwitch', undefined, { position: 'engaged' });
		await log([received(1), received(2)]);
		const sound = await run('chain/verify');
		tamper("DELETE FROM events WHERE seq = 3; UPDATE switches SET reason = 'anderer'");
		return dataOf([...sound, ...(await run('chain/verify'))]);
	},
};

const takeCheckpoint: OutputExample = {
	run: async () => {
		await log([received(1)]);
		return dataOf(await run('chain/checkpoint'));
	},
};

const exportChain: OutputExample = {
	run: async () => {
		await log([received(1)]);
		return dataOf(await run('chain/export'));
	},
};

const getTrail: OutputExample = {
	run: async () => {
		const store = await open();
		await fillByGuard(store);
		const approved = documentHash(documents.approved);
		await append('2026-03-03T08:00:00.000Z', [
			decided(approved, 'approve'),
			readByModel(approved),
			exported(approved),
			failed(approved),
		]);
		await log([received(1), received(2)], { recordType: 'none' });
		await run('payload/erase', [about(hashOf(1))]);
		await append('2026-03-03T09:00:00.000Z', [failed(approved)]);
		const head = await store.head();
		tamper(`UPDATE events SET canonical = '{}' WHERE seq = ${head?.sequence}`);
		const asked = [approved, hashOf(1), hashOf(2)];
		return dataOf(await run('documentTrail/get', asked.map(about)));
	},
};

const getOriginal: OutputExample = {
	// One that was erased cannot be got.
	empty: ['original.erasedAt'],
	run: async () => {
		await log([received(1)]);
		return dataOf(await run('documentTrail/getOriginal', [about(hashOf(1))]));
	},
};

const prove: OutputExample = {
	run: async () => {
		await log([received(1), received(2)]);
		const [taken] = dataOf(await run('chain/checkpoint'));
		const { checkpoint } = taken?.['checkpoint'] as IDataObject;
		return dataOf(await run('documentTrail/prove', [about(hashOf(1))], { checkpoint }));
	},
};

const logEvent: OutputExample = { run: async () => dataOf(await log([received(1)])) };

const classify: OutputExample = {
	run: async () => {
		await log([received(1)]);
		return dataOf(await run('payload/classify', [about(hashOf(1))], { recordType: 'letter' }));
	},
};

const erase: OutputExample = {
	run: async () => {
		await log([received(1)], { recordType: 'none' });
		return dataOf(await run('payload/erase', [about(hashOf(1))]));
	},
};

const listDue: OutputExample = {
	run: async () => {
		const context = { ...ledgerContext, now: () => new Date('2012-03-02T08:00:00.000Z') };
		const event = { ...emptyDraft, action: 'received', subject: subject(hashOf(3)) } as const;
		const actor = { id: 'KI-Workflow-01', kind: 'system', via: 'n8n' } as const;
		await appendEvents(
			await open(),
			[{ event: { ...event, actor }, payload: { old: true } }],
			context,
		);
		await log([received(1)], { recordType: 'none' });
		return dataOf(await run('payload/listDue'));
	},
};

const unpriced = { name: 'model-y', inputTokens: 10, outputTokens: 1, promptVersion: null };

const daily: OutputExample = {
	run: async () => {
		await fillByGuard(await open());
		const document = documentHash(documents.done);
		await append('2026-03-02T09:00:00.000Z', [
			decided(document, 'approve'),
			readByModel(document),
			{ ...readByModel(document), model: unpriced },
			failed(documentHash(50)),
		]);
		return dataOf(
			await run('report/daily', undefined, {
				day: '2026-03-02',
				prices: { models: [{ model: 'model-x', inputPerMillion: '1', outputPerMillion: '2' }] },
			}),
		);
	},
};

const completeness: OutputExample = {
	run: async () => {
		const world = await fillByGuard(await open());
		await world.set('kill', { engaged: false });
		const target = new FakeTarget();
		target.sendings.push(() => Promise.reject(new Error('socket hang up')));
		await world.write(target, orderFor(60)).catch(() => undefined);
		const [unknown, reserved] = [documents.unknown, documents.reserved].map(documentHash);
		await append('2026-03-03T08:00:00.000Z', [
			decided(unknown ?? '', 'write'),
			{ action: 'closed', subject: subject(reserved ?? '') },
			{ action: 'closed', subject: subject(documentHash(60)) },
			failed(documentHash(50)),
		]);
		return dataOf(await run('report/completeness', undefined, { hours: 1 }));
	},
};

const unusual: OutputExample = {
	changing: ['report.findings[].params'],
	run: async () => {
		const day = '2026-03-04';
		for (let before = addDays(day, -63); before < day; before = addDays(before, 1)) {
			const some = Array.from({ length: 10 }, (_, at) => decided(documentHash(at), 'approve'));
			await append(`${before}T08:00:00.000Z`, some);
		}
		const many = Array.from({ length: 40 }, (_, at) => decided(documentHash(at), 'approve'));
		const actor = { id: 'neu@example.com', kind: 'person', via: 'mail' } as const;
		await append(`${day}T08:00:00.000Z`, many);
		await append(`${day}T02:00:00.000Z`, [{ ...decided(documentHash(1), 'approve'), actor }]);
		return dataOf(await run('report/unusual', undefined, { day }));
	},
};

const getPolicy: OutputExample = {
	run: async () => {
		await run('switch/setKillSwitch', undefined, {
			position: 'engaged',
			scope: 'workflow',
			workflowId: WORKFLOW,
		});
		return dataOf(
			await run('switch/getPolicy', undefined, { scope: 'workflow', workflowId: WORKFLOW }),
		);
	},
};

/** Set twice, so that there is something before. */
function settingSwitch(
	name: string,
	parameters: readonly [IDataObject, IDataObject],
): OutputExample {
	const scope = { scope: 'workflow', workflowId: WORKFLOW };
	return {
		run: async () => {
			await run(name, undefined, { ...scope, ...parameters[0] });
			return dataOf(await run(name, undefined, { ...scope, ...parameters[1] }));
		},
	};
}

/** Audit Logger. */
export const auditLoggerExamples: OutputExamples = {
	'chain/checkpoint': takeCheckpoint,
	'chain/export': exportChain,
	'chain/verify': verify,
	'documentTrail/get': getTrail,
	'documentTrail/getOriginal': getOriginal,
	'documentTrail/prove': prove,
	'event/log': logEvent,
	'payload/classify': classify,
	'payload/erase': erase,
	'payload/listDue': listDue,
	'report/completeness': completeness,
	'report/daily': daily,
	'report/unusual': unusual,
	'switch/getPolicy': getPolicy,
	'switch/setKillSwitch': settingSwitch('switch/setKillSwitch', [
		{ position: 'engaged' },
		{ position: 'released' },
	]),
	'switch/setLimits': settingSwitch('switch/setLimits', [{}, { maxCountPerRun: '5' }]),
	'switch/setPhase': settingSwitch('switch/setPhase', [{ phase: 'shadow' }, { phase: 'readOnly' }]),
};
