import { runChild, type SystemUser } from './children';
import { HostProblem } from './problem';

const NAME = 'nobody';

async function idOf(option: '-u' | '-g'): Promise<number> {
	const command = { program: 'id', args: [option, NAME], cwd: '/', env: process.env };
	const { code, stdout } = await runChild(command);
	const id = Number(stdout.trim());
	if (code === 0 && Number.isInteger(id) && id > 0) return id;
	throw new HostProblem(
		`A program that refuses to run as root is to be started, and this machine has no user "${NAME}"; run as an ordinary user instead.`,
	);
}

/**
 * The user for a program that refuses to run as root; undefined if this process is not root anyway.
 * It is the machine's least powerful user: nothing has to be added to the machine for it.
 * @throws HostProblem if the machine has no such user
 */
export async function unprivilegedUser(): Promise<SystemUser | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	return { uid: await idOf('-u'), gid: await idOf('-g') };
}
