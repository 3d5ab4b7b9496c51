/*
 * npm run test:crash
 *
 * Writers book documents through the guard into the simulated vendor, all of them processes of their own,
 * and are killed with SIGKILL: every other one while it stands at a place of the protocol, the rest at any
 * moment. The next one goes on, and the last one works to the end. Then every document must stand in the
 * vendor's books once, and the ledger must say so: chain intact, every write done, under the vendor's id.
 *
 *   --seed=N     repeats the choices of a run (or CRASH_SEED)
 *   --kills=N    other than the usual number of kills per scenario (or CRASH_KILLS)
 *   --only=TEXT  scenarios whose name begins so; may be given several times
 *   --writer=…   `sendThenRecord` or `recordThenSend` book without the guard, the way everybody tries first,
 *                and must make this test fail. A short run of both belongs to the test itself.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type Postgres } from '../../scripts/host/postgres';
import { bundleWriter } from './bundle';
import { diskFullChecks } from './disk-full/checks';
import { inLanes } from './lanes';
import { postgresPlace, sqlitePlace } from './ledger-homes';
import { readOptions, type Options } from './options';
import { Random } from './random';
import { named, rowNotRun, rowOf, table, type Row, type RunResult } from './report';
import { runScenario } from './run-scenario';
import { scenarios, type Scenario } from './scenarios';
import type { WriterProgram } from './writer-process';

/** What runs need, made when the first one needs it. */
class Workshop {
	private server: Promise<Postgres> | null = null;

	constructor(
		readonly folder: string,
		readonly program: WriterProgram,
	) {}

	readonly postgres = async (): Promise<Postgres> => await (this.server ??= startPostgres());

	async close(): Promise<void> {
		await (await this.server)?.stop();
		rmSync(this.folder, { recursive: true, force: true });
	}
}

async function main(options: Options): Promise<boolean> {
	const begun = performance.now();
	console.log(`Crash test, seed ${options.seed}`);
	const folder = mkdtempSync(join(tmpdir(), 'belegfluss-crash-'));
	const program = { program: process.execPath, args: [await bundleWriter(folder)] };
	const workshop = new Workshop(folder, program);
	const random = new Random(options.seed);
	const wanted = (name: string) =>
		options.only.length === 0 || options.only.some((beginning) => name.startsWith(beginning));
	const jobs = [
		...scenarios.map((usual) => ({
			name: usual.name,
			seed: random.below(2 ** 31),
			run: async (seed: number) => {
				const place =
					usual.ledger === 'sqlite'
						? sqlitePlace(folder)
						: postgresPlace(await workshop.postgres());
				return await runScenario(adapted(usual, options), place, program, seed);
			},
		})),
		...diskFullChecks.map(({ name, run }) => ({ name, seed: 0, run: () => run(workshop) })),
	].filter(({ name }) => wanted(name));
	let rows: Row[];
	try {
		rows = await inLanes(jobs, async ({ name, seed, run }) => {
			const result = await run(seed);
			return result ? tell(result) : rowNotRun(name);
		});
	} finally {
		await workshop.close();
	}
	const kills = rows.reduce((sum, row) => sum + row.kills, 0);
	const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
	console.log(`\n${table(rows)}\n\n${kills} kills in ${seconds} s, seed ${options.seed}`);
	return rows.length > 0 && rows.every(({ verdict }) => verdict !== 'FAILED');
}

function adapted(scenario: Scenario, { kills, writer }: Options): Scenario {
	return {
		...scenario,
		...(kills !== null && { kills }),
		...(scenario.writer === 'guarded' && { writer }),
	};
}

function tell(result: RunResult): Row {
	const row = rowOf(result);
	console.log(`${row.verdict.padEnd(8)} ${row.name}`);
	if (row.verdict === 'FAILED') {
		console.log(
			named(result.violations) || `  nothing was found, though "${result.finds}" must be`,
		);
	}
	return row;
}

main(readOptions(process.argv.slice(2), process.env)).then(
	(passed) => {
		process.exitCode = passed ? 0 : 1;
	},
	(cause: unknown) => {
		console.error(cause instanceof Error ? cause.message : cause);
		process.exitCode = 1;
	},
);
