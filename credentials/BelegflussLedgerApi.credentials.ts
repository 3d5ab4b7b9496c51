import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** Where the audit trail is kept. Without this credential it lies below n8n's user folder. */
export class BelegflussLedgerApi implements ICredentialType {
	name = 'belegflussLedgerApi';

	displayName = 'Belegfluss Ledger API';

	icon: Icon = {
		light: 'file:belegflussLedgerApi.svg',
		dark: 'file:belegflussLedgerApi.dark.svg',
	};

	documentationUrl =
		'https://github.com/belegfluss/n8n-nodes-belegfluss/blob/main/docs/nodes/audit-logger.md';

	/** Only nodes of this package may open the ledger. */
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Store',
			name: 'store',
			type: 'options',
			default: 'sqlite',
			options: [
				{
					name: 'SQLite File',
					value: 'sqlite',
					description: 'One file on the host n8n runs on; nothing to install',
				},
			],
			description: 'Where the ledger lives',
		},
		{
			displayName: 'File Path',
			name: 'filePath',
			type: 'string',
			default: '',
			placeholder: 'e.g. /home/node/.n8n/belegfluss/ledger.sqlite',
			description:
				'Absolute path of the ledger file. If left empty: belegfluss/ledger.sqlite in the .n8n folder. A folder elsewhere must exist and be allowed in N8N_RESTRICT_FILE_ACCESS_TO. Local disk only, no network share; include it in your backup.',
			displayOptions: { show: { store: ['sqlite'] } },
		},
	];
}
