import type { CredentialImport } from '../../../scripts/host/cli';

/** Id of the workflow, which phase and limits hang on. */
export const LEXOFFICE_WORKFLOW = 'lexofficeInbox';

/** What the workflow needs to know. */
export interface LexofficeSetting {
	readonly access: CredentialImport;
	readonly ledger: CredentialImport;
	/** id of a posting category */
	readonly category: string;
}

/** Trigger, extraction, check, router, audit trail, voucher: with the defaults of every node. */
export function lexofficeWorkflow({ access, ledger, category }: LexofficeSetting) {
	const chosen = ({ id, name, type }: CredentialImport) => ({ [type]: { id, name } });
	const node = (name: string, type: string, index: number, parameters: object = {}) => ({
		id: `lexoffice-${index}`,
		name,
		type: `n8n-nodes-belegfluss.${type}`,
		typeVersion: 1,
		position: [220 * index, 0],
		parameters,
		...(type === 'lexofficeTrigger' ? { webhookId: 'lexoffice-inbox' } : {}),
		credentials: {
			...(type.startsWith('lexoffice') ? chosen(access) : {}),
			...(type === 'lexofficeTrigger' ? {} : chosen(ledger)),
		},
	});
	const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
	return {
		id: LEXOFFICE_WORKFLOW,
		name: 'Inbox of Lexware Office',
		active: false,
		settings: { executionOrder: 'v1' },
		nodes: [
			node('Voucher created', 'lexofficeTrigger', 0),
			node('Extract', 'aiInvoiceExtract', 1),
			node('Check', 'plausibilityCheck', 2),
			node('Route', 'ampelRouter', 3, {
				policy: 'ledger',
				limits: { requireKnownSupplier: false },
			}),
			node('Log', 'auditLogger', 4),
			{
				...node('Book', 'lexoffice', 5, {
					mode: 'write',
					defaultCategory: { __rl: true, mode: 'id', value: category },
				}),
				onError: 'continueRegularOutput',
			},
		],
		connections: {
			'Voucher created': { main: [to('Extract')] },
			Extract: { main: [to('Check')] },
			Check: { main: [to('Route')] },
			Route: { main: [to('Log')] },
			Log: { main: [to('Book')] },
		},
	};
}
