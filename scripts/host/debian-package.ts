import { runChild } from './children';
import { onPath } from './npm';

async function aptGet(args: readonly string[]): Promise<boolean> {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const patient = ['-o', 'DPkg::Lock::Timeout=300', '-q', '-y', ...args];
	return (await runChild({ program: 'apt-get', args: patient, cwd: '/', env })).code === 0;
}

/**
 * Installs a package of Debian or Ubuntu with what it needs and nothing it merely recommends,
 * refreshing the package lists only if it is not found at once.
 * @param name e.g. `chromium`
 * @returns false where there is no apt-get, this process is not root, or apt-get fails
 */
export async function installDebianPackage(name: string): Promise<boolean> {
	if (process.getuid?.() !== 0 || onPath('apt-get').length === 0) return false;
	const install = ['install', '--no-install-recommends', name];
	return (await aptGet(install)) || ((await aptGet(['update'])) && (await aptGet(install)));
}
