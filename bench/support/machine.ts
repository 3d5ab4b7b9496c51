import { arch, cpus, platform, totalmem } from 'node:os';

/** @returns what the figures were measured on, in one line */
export function machine(): string {
	const processors = cpus();
	const model = processors[0]?.model.trim() ?? 'unknown processor';
	const gigabytes = Math.round(totalmem() / 1024 ** 3);
	return `Node ${process.versions.node}, ${platform()} ${arch()}, ${processors.length} × ${model}, ${gigabytes} GB`;
}
