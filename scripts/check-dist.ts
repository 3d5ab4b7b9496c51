import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** Builds with n8n's own tool and compares the result with ours, byte by byte. */
const root = join(__dirname, '..');
const dist = join(root, 'dist');

function hashesOf(folder: string): Map<string, string> {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name))
		.filter((path) => statSync(path).isFile());
	return new Map(
		files.map((path) => [
			relative(folder, path),
			createHash('sha256').update(readFileSync(path)).digest('hex'),
		]),
	);
}

const ours = hashesOf(dist);
const kept = mkdtempSync(join(tmpdir(), 'belegfluss-dist-'));
cpSync(dist, kept, { recursive: true });
try {
	const build = spawnSync(join(root, 'node_modules/.bin/n8n-node'), ['build'], {
		cwd: root,
		encoding: 'utf8',
	});
	if (build.status !== 0) {
		console.error(`n8n-node build failed:\n${build.stdout}\n${build.stderr}`);
		process.exit(1);
	}
	const theirs = hashesOf(dist);
	const differing = [...new Set([...ours.keys(), ...theirs.keys()])]
		.filter((name) => ours.get(name) !== theirs.get(name))
		.sort();
	if (differing.length > 0) {
		console.error(`dist differs from n8n-node build in:\n${differing.join('\n')}`);
		process.exit(1);
	}
	console.log(`dist is the same as n8n-node build: ${ours.size} files`);
} finally {
	rmSync(dist, { recursive: true, force: true });
	cpSync(kept, dist, { recursive: true });
	rmSync(kept, { recursive: true, force: true });
}
