import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const resolve = createRequire(import.meta.url).resolve;

export default defineConfig({
	resolve: {
		// Its CommonJS build is what production loads; the ES build does not run in plain Node.
		alias: { 'n8n-workflow': resolve('n8n-workflow') },
	},
	test: {
		environment: 'node',
		testTimeout: 30_000,
		maxWorkers: 2,
		server: { deps: { external: [/n8n-workflow/, /n8n-core/] } },
		projects: [
			{
				extends: true,
				test: {
					name: 'fast',
					include: ['test/{unit,contract,corpus}/**/*.test.ts'],
					// Starts nothing before a test asks for a database.
					globalSetup: ['test/support/postgres-setup.ts'],
				},
			},
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
