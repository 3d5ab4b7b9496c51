import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';
import tseslint from 'typescript-eslint';

/** Every rule of the self-hosted n8n configuration that warns is an error here. */
const strict = configWithoutCloudSupport.map((entry) => ({
	...entry,
	...(entry.rules && {
		rules: Object.fromEntries(
			Object.entries(entry.rules).map(([name, setting]) => [name, asError(setting)]),
		),
	}),
}));

function asError(setting) {
	if (setting === 'warn' || setting === 1) return 'error';
	if (Array.isArray(setting) && (setting[0] === 'warn' || setting[0] === 1)) {
		return ['error', ...setting.slice(1)];
	}
	return setting;
}

const typeAware = {
	files: ['{lib,nodes,credentials,cli}/**/*.ts'],
	plugins: { '@typescript-eslint': tseslint.plugin },
	languageOptions: {
		parser: tseslint.parser,
		parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
	},
	rules: {
		'@typescript-eslint/await-thenable': 'error',
		'@typescript-eslint/no-floating-promises': 'error',
		'@typescript-eslint/no-misused-promises': 'error',
		'@typescript-eslint/no-unnecessary-type-assertion': 'error',
		'@typescript-eslint/return-await': ['error', 'in-try-catch'],
		'@typescript-eslint/switch-exhaustiveness-check': [
			'error',
			{ considerDefaultExhaustiveForUnions: true },
		],
	},
};

const n8nIsTheFace = {
	group: ['n8n-*', '@n8n/*'],
	message: 'Only nodes/ and credentials/ know n8n.',
};

export default [
	{ ignores: ['dist/**', 'node_modules/**', 'coverage/**', '.demo/**'] },
	...strict,
	typeAware,
	{
		files: ['package.json'],
		rules: {
			// Unverified, self-hosted package: parsers and the PDF container are libraries, not our own code
			// (docs/architecture.md gives the reason for each).
			'@n8n/community-nodes/no-runtime-dependencies': 'off',
		},
	},
	{
		files: ['lib/**/*.ts', 'cli/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						n8nIsTheFace,
						{ group: ['**/nodes/**', '**/credentials/**'], message: 'lib never imports the face.' },
					],
				},
			],
		},
	},
	{
		files: ['lib/{lexware,sevdesk,sapb1}/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						n8nIsTheFace,
						{
							group: ['**/nodes/**', '**/lexware/**', '**/sevdesk/**', '**/sapb1/**'],
							message: 'Vendor clients do not know each other.',
						},
					],
				},
			],
		},
	},
	{
		files: ['nodes/*/**/*.ts'],
		ignores: ['nodes/support/**'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^(\\.\\./)+(?!support/|lib/)[A-Z]\\w+/',
							message: 'No import from one node folder into another.',
						},
					],
				},
			],
		},
	},
	{
		// Below n8n: errors are data with a code, wrapped for n8n in nodes/support.
		files: ['lib/**/*.ts', 'cli/**/*.ts'],
		rules: { '@n8n/community-nodes/require-node-api-error': 'off' },
	},
	{
		files: ['cli/**/*.ts'],
		rules: { 'no-console': 'off' },
	},
	{
		// These never run inside n8n: they start processes, print, and have errors of their own.
		files: ['scripts/**/*.ts', 'bench/**/*.ts', 'test/**/*.ts'],
		rules: {
			'no-console': 'off',
			'@n8n/community-nodes/no-dangerous-functions': 'off',
			'@n8n/community-nodes/no-hardcoded-secrets': 'off',
			'@n8n/community-nodes/require-node-api-error': 'off',
		},
	},
	{
		// The node of the simulated vendor is added to a copy of the package by the tests, never published.
		files: ['test/sandbox/**/*.ts'],
		rules: {
			'@n8n/community-nodes/cred-class-field-icon-missing': 'off',
			'@n8n/community-nodes/credential-test-required': 'off',
			'@n8n/community-nodes/icon-validation': 'off',
			'@n8n/community-nodes/no-credential-reuse': 'off',
			'@n8n/community-nodes/node-usable-as-tool': 'off',
			'@n8n/community-nodes/require-node-description-fields': 'off',
			'@n8n/community-nodes/valid-credential-references': 'off',
		},
	},
];
