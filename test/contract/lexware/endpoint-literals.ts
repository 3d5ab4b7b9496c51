import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from '../../support/package-nodes';

/** A text that begins like an address of the Public API. */
export interface AddressLiteral {
	/** below the project */
	readonly file: string;
	/** with `{id}` for whatever is filled in */
	readonly path: string;
	/** `method` beside it in the same object, null where it is not the `path` of a request */
	readonly method: string | null;
}

/**
 * @param folders below the project
 * @returns every such text in their sources, types and comments aside
 */
export function addressLiterals(folders: readonly string[]): AddressLiteral[] {
	const files = folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts'))
			.map((name) => join(root, folder, name)),
	);
	return files.flatMap((file) =>
		addressesIn(readFileSync(file, 'utf8')).map((found) => ({
			file: relative(root, file),
			...found,
		})),
	);
}

/**
 * @param source TypeScript
 * @returns the addresses it holds
 */
export function addressesIn(source: string): Omit<AddressLiteral, 'file'>[] {
	const found: Omit<AddressLiteral, 'file'>[] = [];
	const visit = (node: ts.Node): void => {
		const path = textOf(node);
		if (path?.startsWith('/v1/')) found.push({ path, method: methodBeside(node) });
		if (!ts.isTypeNode(node)) ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.ES2022, true));
	return found;
}

function textOf(node: ts.Node): string | null {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return null;
	return node.head.text + node.templateSpans.map(({ literal }) => `{id}${literal.text}`).join('');
}

function methodBeside(node: ts.Node): string | null {
	const property = node.parent;
	if (!ts.isPropertyAssignment(property) || property.name.getText() !== 'path') return null;
	for (const sibling of property.parent.properties) {
		if (!ts.isPropertyAssignment(sibling) || sibling.name.getText() !== 'method') continue;
		return ts.isStringLiteralLike(sibling.initializer) ? sibling.initializer.text : null;
	}
	return null;
}
