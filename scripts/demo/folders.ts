import { mkdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

import { repositoryFolder } from '../host/cache';
import { HostProblem } from '../host/problem';

/** Where the things of one n8n user folder lie. */
export interface DemoFolders {
	/** The parent of n8n's `.n8n` folder. */
	root: string;
	inbox: string;
	preview: string;
	/** The audit trail's file; its folder is the ledger's own. */
	ledger: string;
	owner: string;
}

function requireOutside(root: string): void {
	if (!`${root}${sep}`.startsWith(`${repositoryFolder}${sep}`)) return;
	throw new HostProblem(`The demo cannot lie inside ${repositoryFolder}; choose another folder.`);
}

/**
 * Names the places below `root` and makes the folders among them.
 * @throws HostProblem if `root` lies in the repository: the package would find the repository's own
 * dependencies from there, and a missing one would go unnoticed
 */
export function demoFolders(root: string): DemoFolders {
	requireOutside(root);
	const folders: DemoFolders = {
		root,
		inbox: join(root, 'inbox'),
		preview: join(root, 'preview'),
		ledger: join(root, 'ledger', 'ledger.sqlite'),
		owner: join(root, 'owner.json'),
	};
	mkdirSync(root, { recursive: true, mode: 0o700 });
	mkdirSync(folders.inbox, { recursive: true });
	mkdirSync(folders.preview, { recursive: true });
	mkdirSync(dirname(folders.ledger), { recursive: true });
	return folders;
}
