/*
 * Run as a process of its own: leaves a will on each process and folder given on the command line,
 * revokes the first, and is killed.
 */
import { leaveLastWill } from '../../../scripts/host/last-will';

const [first, firstFolder = '', second, secondFolder = ''] = process.argv.slice(2);
const revoke = leaveLastWill({ pid: Number(first), signal: 'SIGINT', folder: firstFolder });
leaveLastWill({ pid: Number(second), signal: 'SIGINT', folder: secondFolder });
revoke();
process.kill(process.pid, 'SIGKILL');
