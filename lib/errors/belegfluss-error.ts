/** Languages the wording exists in. German is for bookkeepers, English for the n8n editor. */
export type Language = 'de' | 'en';

/** A sentence in both languages; `{name}` is replaced by the parameter of that name. */
export type LocalizedText = Readonly<Record<Language, string>>;

/** Values a message may name. Never document content, tokens or secrets beyond the value complained of. */
export type MessageParams = Readonly<Record<string, string | number>>;

/** What an error code says and what the reader can do about it. */
export interface ErrorText {
	readonly message: LocalizedText;
	readonly remedy: LocalizedText;
}

/** An error as data, ready for an item, a log line or JSON on a console. */
export interface ErrorData {
	readonly code: string;
	readonly message: string;
	readonly remedy: string;
	/** values the sentences name, so that a later reader can word them in another language */
	readonly params?: MessageParams;
}

/**
 * Fills `{name}` placeholders.
 *
 * @param template sentence with placeholders
 * @param params values by placeholder name; a placeholder without value stays visible
 * @returns the finished sentence
 */
export function fillTemplate(template: string, params: MessageParams): string {
	return template.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
		Object.hasOwn(params, name) ? String(params[name]) : placeholder,
	);
}

/** Every expected failure of the library: a stable code, parameters, and wording made at the edge. */
export class BelegflussError extends Error {
	override readonly name = 'BelegflussError';

	constructor(
		readonly code: string,
		readonly params: MessageParams,
		private readonly text: ErrorText,
		options?: ErrorOptions,
	) {
		super(fillTemplate(text.message.en, params), options);
	}

	/**
	 * @param language wording wanted
	 * @returns code, sentence, remedy and the values they name, without stack or cause
	 */
	describe(language: Language): ErrorData {
		return {
			code: this.code,
			message: fillTemplate(this.text.message[language], this.params),
			remedy: fillTemplate(this.text.remedy[language], this.params),
			params: this.params,
		};
	}
}

/**
 * Turns a room's table of texts into the function that makes its errors, so that a code
 * without wording does not compile.
 *
 * @param texts wording by error code
 * @returns maker of errors for exactly these codes
 */
export function errorFactory<Texts extends Record<string, ErrorText>>(texts: Texts) {
	return (
		code: keyof Texts & string,
		params: MessageParams = {},
		options?: ErrorOptions,
	): BelegflussError => new BelegflussError(code, params, texts[code] as ErrorText, options);
}

/**
 * @param cause anything that was thrown
 * @param language wording wanted; errors that are not ours keep their own
 * @returns code, sentence and remedy, without stack
 */
export function describeCause(cause: unknown, language: Language): ErrorData {
	if (cause instanceof BelegflussError) return cause.describe(language);
	const message = cause instanceof Error ? cause.message : String(cause);
	return { code: 'UNEXPECTED', message, remedy: '' };
}
