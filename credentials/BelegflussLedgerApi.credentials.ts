import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

const onPostgres = { show: { store: ['postgres'] } };

const postgresProperties: INodeProperties[] = [
	{
		displayName: 'Host',
		name: 'host',
		type: 'string',
		default: 'localhost',
		placeholder: 'e.g. db.example.com',
		hint: 'In Docker: the name of the service; "localhost" is the container itself',
		description: 'Name or address of the database server',
		displayOptions: onPostgres,
	},
	{
		displayName: 'Port',
		name: 'port',
		type: 'number',
		default: 5432,
		typeOptions: { minValue: 1, maxValue: 65535 },
		hint: 'Usually 5432; the transaction pooler of Supabase listens on 6543',
		description: 'Port of the database server',
		displayOptions: onPostgres,
	},
	{
		displayName: 'Database',
		name: 'database',
		type: 'string',
		default: 'postgres',
		placeholder: 'e.g. belegfluss',
		description: 'Name of the database',
		displayOptions: onPostgres,
	},
	{
		displayName: 'User',
		name: 'user',
		type: 'string',
		default: '',
		placeholder: 'e.g. belegfluss_writer',
		hint: 'At a pooler of Supabase followed by a dot and the project reference',
		description: 'A user of its own, with rights on the schema of the ledger only',
		displayOptions: onPostgres,
	},
	{
		displayName: 'Password',
		name: 'password',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'Password of this user',
		displayOptions: onPostgres,
	},
	{
		displayName: 'Schema',
		name: 'schema',
		type: 'string',
		default: 'belegfluss',
		placeholder: 'e.g. belegfluss',
		hint: 'Made by the test of this credential or with the first event, if the user may',
		description: 'Schema that holds the ledger and nothing else; one ledger per schema',
		displayOptions: onPostgres,
	},
	{
		displayName: 'TLS',
		name: 'tls',
		type: 'options',
		default: 'verify',
		options: [
			{
				name: 'Off',
				value: 'off',
				description: 'Only for a database on the same host or in the same private network',
			},
			{
				name: 'Verify',
				value: 'verify',
				description: 'Encrypted; the certificate must come from a known authority',
			},
			{
				name: 'Verify With CA Certificate',
				value: 'verifyWithCa',
				description: 'Encrypted; the certificate must come from the authority given below',
			},
		],
		description: 'How the connection is protected',
		displayOptions: onPostgres,
	},
	{
		displayName: 'CA Certificate',
		name: 'caCertificate',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: '-----BEGIN CERTIFICATE-----',
		hint: 'Supabase offers its own for download in the database settings',
		description: 'Certificate of the authority, in PEM form',
		displayOptions: { show: { store: ['postgres'], tls: ['verifyWithCa'] } },
	},
];

/** Where the audit trail is kept. Without this credential it lies below n8n's user folder. */
export class BelegflussLedgerApi implements ICredentialType {
	name = 'belegflussLedgerApi';

	displayName = 'Belegfluss Ledger API';

	icon: Icon = {
		light: 'file:belegflussLedgerApi.svg',
		dark: 'file:belegflussLedgerApi.dark.svg',
	};

	documentationUrl = 'https://github.com/belegfluss/n8n-nodes-belegfluss/blob/main/docs/ledger.md';

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
					name: 'PostgreSQL',
					value: 'postgres',
					description: 'A database, e.g. Supabase; needed when n8n runs in queue mode',
				},
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
			hint: 'Empty means belegfluss/ledger.sqlite in the .n8n folder',
			description:
				'Absolute path of the ledger file. A folder elsewhere must exist and be allowed in N8N_RESTRICT_FILE_ACCESS_TO. Local disk only, no network share; include it, and the folder of originals beside it, in your backup.',
			displayOptions: { show: { store: ['sqlite'] } },
		},
		...postgresProperties,
		{
			displayName: 'Signing Key',
			name: 'signingPrivateKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'PRIVATE+KEY+belegfluss.example+…',
			hint: 'Optional for a file, which then has a key of its own beside it; needed for checkpoints of a ledger in PostgreSQL',
			description:
				'Signs the checkpoints you give to your tax adviser (Ed25519, one line). Make one with "belegfluss ledger key" on the command line and keep a copy in a safe place.',
		},
	];
}
