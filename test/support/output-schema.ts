/** Output schema of a node as n8n's editor takes it: "X or null" is described as X. */
export interface OutputSchema {
	readonly type: string;
	/** without them, an object may hold anything */
	readonly properties?: Readonly<Record<string, OutputSchema>>;
	readonly items?: OutputSchema;
	/** on the outermost level only */
	readonly version?: number;
}

/** What an output may lack of its schema. Paths are written `report.findings[].params`. */
export interface OutputExceptions {
	/** objects whose members come and go */
	readonly changing?: readonly string[];
	/** described values that are always null, or lists that are always empty, in the examples */
	readonly empty?: readonly string[];
}

/**
 * Holds outputs against a schema from both sides: every member of an output is described, and everything
 * described is there, of the type said. On the outermost level stand the parts of the envelope, which not
 * every item has; everything described must be filled in at least one item, or nothing would be held.
 *
 * @param schema the schema
 * @param outputs data of the items that came out
 * @param exceptions what need not be filled or there
 * @returns what is wrong, in sentences; nothing when all is right
 */
export function schemaFaults(
	schema: OutputSchema,
	outputs: readonly unknown[],
	{ changing = [], empty = [] }: OutputExceptions = {},
): string[] {
	const check = new SchemaCheck(new Set(changing));
	for (const output of outputs) check.hold(schema, output, '');
	const described = pathsOf(schema, '');
	const unfilled = described.filter((path) => !check.filled.has(path));
	// Where a whole part is never filled, its members need no mention.
	const unfilledParts = unfilled.filter((path) => check.filled.has(parentOf(path)));
	return [
		...check.faults,
		...unfilledParts
			.filter((path) => !empty.includes(path))
			.map((path) => `${path} is empty in every example: add one that fills it.`),
		...empty
			.filter((path) => !unfilledParts.includes(path))
			.map((path) => `${path} is said to be always empty, but is filled or not described.`),
	];
}

class SchemaCheck {
	readonly faults = new Set<string>();
	/** described places that held a value */
	readonly filled = new Set<string>();

	constructor(private readonly changing: ReadonlySet<string>) {}

	hold(schema: OutputSchema, value: unknown, path: string): void {
		if (value === null || value === undefined) return;
		const found = typeOf(value);
		if (!fits(found, schema.type)) {
			this.faults.add(`${path || 'The output'} is described as ${schema.type}, but is ${found}.`);
			return;
		}
		if (Array.isArray(value)) this.holdList(schema, value, path);
		else if (found === 'object') this.holdObject(schema, value as Record<string, unknown>, path);
		else this.filled.add(path);
	}

	private holdList({ items }: OutputSchema, values: readonly unknown[], path: string): void {
		if (values.length > 0) this.filled.add(path);
		for (const value of values) {
			if (items) this.hold(items, value, `${path}[]`);
			else this.faults.add(`${path} is a list, but its entries are not described.`);
		}
	}

	private holdObject(
		{ properties }: OutputSchema,
		value: Readonly<Record<string, unknown>>,
		path: string,
	): void {
		this.filled.add(path);
		if (!properties) return;
		const members = Object.entries(value).filter(([, member]) => member !== undefined);
		for (const [name, member] of members) {
			const at = join(path, name);
			const described = properties[name];
			if (described) this.hold(described, member, at);
			else this.faults.add(`${at} comes out, but is not described.`);
		}
		if (path === '' || this.changing.has(path)) return;
		for (const name of Object.keys(properties)) {
			if (value[name] === undefined) {
				this.faults.add(`${join(path, name)} is described, but missing.`);
			}
		}
	}
}

/** Every described place below a path, that of a list before that of its entries. */
function pathsOf({ properties = {}, items }: OutputSchema, path: string): string[] {
	const ofItems = items ? [...ownPath(items, `${path}[]`), ...pathsOf(items, `${path}[]`)] : [];
	const ofMembers = Object.entries(properties).flatMap(([name, schema]) => [
		join(path, name),
		...pathsOf(schema, join(path, name)),
	]);
	return [...ofItems, ...ofMembers];
}

/** A list that is filled has entries; only those that are objects or lists can be empty themselves. */
function ownPath({ type }: OutputSchema, path: string): string[] {
	return type === 'object' || type === 'array' ? [path] : [];
}

function parentOf(path: string): string {
	return path.endsWith('[]') ? path.slice(0, -2) : path.replace(/(^|\.)[^.]*$/, '');
}

function join(path: string, name: string): string {
	return path === '' ? name : `${path}.${name}`;
}

function typeOf(value: unknown): string {
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'number';
	return typeof value;
}

function fits(found: string, described: string): boolean {
	return found === described || (found === 'integer' && described === 'number');
}
