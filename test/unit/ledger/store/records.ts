import type {
	ApprovalRecord,
	OriginalRecord,
	SwitchSetting,
	WriteIntent,
} from '../../../../lib/ledger/store/records';

/** A hash that can be told apart at a glance. */
export function hash(name: string): string {
	return Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64);
}

/** An intent as the guard writes it when it reserves, with changes. */
export function intent(changes: Partial<WriteIntent> = {}): WriteIntent {
	return {
		key: hash('key'),
		state: 'reserved',
		attempt: 1,
		owner: 'process 7, call 3',
		system: 'sevdesk',
		operation: 'voucher.create',
		documentSha256: hash('document'),
		requestSha256: hash('request'),
		workflowId: 'eingang',
		executionId: '4711',
		amountCents: 11_900,
		reservedAt: '2026-03-02T08:00:00.000Z',
		settlesAt: '2026-03-02T08:05:00.000Z',
		updatedAt: '2026-03-02T08:00:00.000Z',
		remoteId: null,
		result: null,
		errorCode: null,
		sequence: 2,
		...changes,
	};
}

/** A decision that was not used yet, with changes. */
export function approval(changes: Partial<ApprovalRecord> = {}): ApprovalRecord {
	return {
		id: 'approval-1',
		state: 'approved',
		system: 'sevdesk',
		operation: 'voucher.create',
		documentSha256: hash('document'),
		payloadSha256: hash('request'),
		proposer: 'KI-Workflow-01',
		approver: 'petra.müller',
		decidedAt: '2026-03-02T08:00:00.000Z',
		expiresAt: '2026-03-09T08:00:00.000Z',
		consumedBy: null,
		sequence: 2,
		...changes,
	};
}

/** An engaged kill switch for everything, with changes. */
export function switchSetting(changes: Partial<SwitchSetting> = {}): SwitchSetting {
	return {
		kind: 'kill',
		scopeType: 'global',
		scope: '',
		value: '{"engaged":true}',
		setAt: '2026-03-02T08:00:00.000Z',
		setBy: 'petra.müller',
		reason: 'Jahresabschluss',
		sequence: 2,
		...changes,
	};
}

/** What is known of a kept file, with changes. */
export function original(changes: Partial<OriginalRecord> = {}): OriginalRecord {
	return {
		sha256: hash('file'),
		bytes: 84_213,
		mimeType: 'application/pdf',
		fileName: 'Rechnung Nr. 55 – „Übersicht“.pdf',
		storedAt: '2026-03-02T08:00:00.000Z',
		erasedAt: null,
		...changes,
	};
}
