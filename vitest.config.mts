import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/{unit,contract,corpus}/**/*.test.ts'],
		environment: 'node',
		testTimeout: 30_000,
		pool: 'threads',
		maxWorkers: 2,
		coverage: { include: ['lib/**', 'nodes/**', 'cli/**'] },
		projects: [
			{ extends: true, test: { name: 'fast', include: ['test/{unit,contract,corpus}/**/*.test.ts'] } },
			{
				extends: true,
				test: {
					name: 'e2e',
					include: ['test/e2e/**/*.test.ts'],
					testTimeout: 300_000,
					hookTimeout: 1_200_000,
					fileParallelism: false,
				},
			},
		],
	},
});
