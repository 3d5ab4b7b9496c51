import type { OutputExamples } from '../example';
import { readingExamples } from './reading';
import { salesExamples } from './sales';
import { writingExamples } from './writing';

export { triggerExample } from './trigger';

/** Lexoffice. */
export const lexofficeOutputExamples: OutputExamples = {
	...readingExamples,
	...salesExamples,
	...writingExamples,
};
