import { salesKinds, type SalesKind } from '../../../../lib/lexware/sales/kinds';
import type { Resource } from '../../../support/resources';
import { createOf } from './create';
import { downloadOf } from './download';
import { getOf } from './get';
import { salesNames } from './names';

/** A resource for every kind of sales document. */
export const salesDocuments: readonly Resource[] = Object.values(salesKinds).map(resourceOf);

function resourceOf(kind: SalesKind): Resource {
	const { name, description } = salesNames[kind.name];
	const option = { name, value: kind.name, description };
	const [get, download] = [getOf(kind), downloadOf(kind)];
	return kind.create
		? { option, operations: [createOf(kind, kind.create), download, get] }
		: { option, operations: [get, download] };
}
