import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** Access to one organisation in Lexware Office. */
export class LexofficeApi implements ICredentialType {
	name = 'lexofficeApi';

	displayName = 'Lexoffice API';

	icon: Icon = { light: 'file:lexofficeApi.svg', dark: 'file:lexofficeApi.dark.svg' };

	documentationUrl =
		'https://github.com/belegfluss/n8n-nodes-belegfluss/blob/main/docs/nodes/lexoffice.md';

	/** Only nodes of this package may use the key: anything else would be a way around the guard. */
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'Made by the owner of the account in Lexware Office under Extensions, Public API',
			description: 'The key has all rights of the organisation: give it to this credential only',
		},
		{
			displayName: 'Allow Write Operations',
			name: 'allowWrite',
			type: 'boolean',
			default: false,
			hint: 'Leave it off during the read-only phase: then nothing can be written with this credential',
			description:
				'Whether nodes may write with this credential, as far as phase, limits and kill switch allow',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.lexware.io',
			placeholder: 'e.g. https://api.lexware.io',
			hint: 'Change it only to try things out with a simulated Lexware Office',
			description: 'Address of the Public API',
		},
		{
			displayName: 'Webhook Public Key',
			name: 'webhookPublicKey',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: '-----BEGIN PUBLIC KEY-----',
			hint: 'Empty for the key this package knows. Enter the current one should the vendor change it.',
			description: 'Key that events are signed with, in PEM form; used by the Lexoffice Trigger',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/v1/profile' },
	};
}
