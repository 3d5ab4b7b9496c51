import type { LocalizedText } from '../../errors/belegfluss-error';
import type { Line } from './line-reader';

/**
 * @param fault what is wrong with a line: how it was read (`complete`: as a line, but of another form), or
 * that it can be read, but does not belong there
 * @param line its number, counted from 1
 * @returns that in words, for the inside of a sentence
 */
export function reasonOf(fault: Line['state'] | 'stray', line: number): LocalizedText {
	switch (fault) {
		case 'complete':
			return {
				en: `line ${line} does not have the form of an export`,
				de: `Zeile ${line} hat nicht die Form eines Exports`,
			};
		case 'partial':
			return {
				en: `line ${line} has no end`,
				de: `Zeile ${line} hat kein Ende`,
			};
		case 'tooLong':
			return {
				en: `line ${line} is longer than any entry`,
				de: `Zeile ${line} ist länger als jeder Eintrag`,
			};
		case 'stray':
			return { en: `line ${line}`, de: `Zeile ${line}` };
	}
}
