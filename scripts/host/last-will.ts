import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * Reads one line. At the end of input instead, whoever held the other end is dead: ends process $1
 * with signal $2, insisting after ten seconds, and removes folder $3. A zombie counts as ended: the
 * first process of a container does not always collect its dead.
 */
const SCRIPT = `
read -r settled && exit 0
kill -s "$2" "$1"
tries=0
while [ "$tries" -lt 100 ]; do
	case "$(ps -o stat= -p "$1")" in '' | Z*) break ;; esac
	sleep 0.1
	tries=$((tries + 1))
done
kill -s KILL "$1"
rm -rf -- "$3"`;

/** What is to happen if this process dies without ending what it started. */
export interface LastWill {
	/** The process to end. */
	pid: number;
	signal: NodeJS.Signals;
	/** The folder to remove then. */
	folder: string;
}

/**
 * Has a shell wait for the end of this process, even by SIGKILL, and then carry out the will.
 * A handler in this process cannot do that: nothing runs in a process that is killed.
 * @returns revokes the will, once the process has ended and the folder is gone
 */
export function leaveLastWill({ pid, signal, folder }: LastWill): () => void {
	const args = ['-c', SCRIPT, 'last-will', String(pid), signal.replace(/^SIG/, ''), folder];
	// A group of its own: Ctrl-C in the terminal must not reach it.
	const shell = spawn('sh', args, {
		stdio: ['pipe', 'ignore', 'ignore'],
		detached: true,
		cwd: '/',
	});
	shell.unref();
	(shell.stdin as Socket).unref();
	// A shell that somebody killed has nothing left to be told.
	shell.stdin.on('error', () => undefined);
	return () => shell.stdin.end('settled\n');
}
