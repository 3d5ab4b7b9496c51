const { src, dest } = require('gulp');

/**
 * Copies what tsc does not emit: icons and the editor's output schemas.
 * Binary files must pass untouched, hence `encoding: false`.
 */
function assets() {
	return src(
		['nodes/**/*.{svg,png}', 'credentials/**/*.{svg,png}', 'nodes/**/__schema__/**/*.json'],
		{
			base: '.',
			encoding: false,
		},
	).pipe(dest('dist'));
}

exports.assets = assets;
exports.default = assets;
