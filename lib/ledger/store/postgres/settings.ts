import { X509Certificate } from 'node:crypto';
import { z } from 'zod/v4';
import { ledgerError } from '../../errors';

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----/gs;

const name = z.string().min(1, 'is empty').max(255).refine(isPlain, 'holds control characters');

const postgresSettingsSchema = z
	.strictObject({
		/** name or address, or the folder of a Unix socket */
		host: name,
		port: z.int().min(1).max(65_535),
		database: name,
		user: name,
		password: z.string().refine((text) => !text.includes('\0'), 'holds a zero byte'),
		/** holds the ledger and nothing else */
		schema: z
			.string()
			.regex(/^[a-z_][a-z0-9_]{0,62}$/, 'only a-z, 0-9 and _, not beginning with a digit')
			// PostgreSQL keeps these names for itself.
			.refine((text) => !text.startsWith('pg_'), 'must not begin with pg_')
			.default('belegfluss'),
		/** `verify`: by the authorities Node.js trusts; `verifyWithCa`: by the one in `ca` only */
		tls: z.enum(['verify', 'verifyWithCa', 'off']).default('verify'),
		/** PEM of one or several authorities */
		ca: z.string().max(100_000).nullable().default(null),
	})
	.transform((settings, context) => {
		if (settings.tls !== 'verifyWithCa') return { ...settings, ca: null };
		const ca = certificates(settings.ca ?? '');
		if (ca.length > 0) return { ...settings, ca: ca.join('\n') };
		context.addIssue({ code: 'custom', path: ['ca'], message: 'holds no certificate in PEM form' });
		return z.NEVER;
	});

/** How to reach a ledger in PostgreSQL. */
export type PostgresSettings = z.input<typeof postgresSettingsSchema>;

/** The same, checked and complete. */
export type CheckedSettings = z.output<typeof postgresSettingsSchema>;

/**
 * @param settings as somebody entered them
 * @returns them, complete; a CA certificate that lost its line breaks in a form is put right
 * @throws BelegflussError LEDGER_SETTINGS_INVALID naming the field, never its value
 */
export function checkSettings(settings: PostgresSettings): CheckedSettings {
	const result = postgresSettingsSchema.safeParse(settings);
	if (result.success) return result.data;
	const issue = result.error.issues[0];
	throw ledgerError('LEDGER_SETTINGS_INVALID', {
		field: issue?.path.join('.') ?? '',
		reason: issue?.message ?? '',
	});
}

/**
 * @param settings checked settings
 * @returns where the ledger lives, for messages, without user and password
 */
export function placeOf({ host, port, database, schema }: CheckedSettings): string {
	const server = host.includes(':') ? `[${host}]` : host;
	return `${server}:${port}/${database}, schema ${schema}`;
}

function isPlain(text: string): boolean {
	// eslint-disable-next-line no-control-regex
	return !/[\u0000-\u001f\u007f]/.test(text);
}

function certificates(pem: string): string[] {
	return [...pem.matchAll(PEM_CERTIFICATE)].flatMap(([, body = '']) => {
		const bytes = Buffer.from(body.replaceAll('\\n', ''), 'base64');
		try {
			return [new X509Certificate(bytes).toString()];
		} catch {
			return [];
		}
	});
}
