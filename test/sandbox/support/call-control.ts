/**
 * Calls a control route of a vendor in another process.
 *
 * @param address address of the control routes, without a slash at the end
 * @param method how
 * @param name last part of the route's address
 * @param body sent as JSON; undefined sends none
 * @returns the answer, parsed
 * @throws when the vendor refuses; the message says why
 */
export async function callControl(
	address: string,
	method: 'GET' | 'POST',
	name: string,
	body?: unknown,
): Promise<unknown> {
	const response = await fetch(`${address}/${name}`, {
		method,
		...(body !== undefined && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	const answer = await response.text();
	if (!response.ok) throw new Error(`The vendor refuses "${name}": ${response.status} ${answer}`);
	return JSON.parse(answer) as unknown;
}
