import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { AuditDraft } from '../../../lib/ledger/event/event';

/**
 * Who decides something about the ledger, and why; both stand in the audit trail for ever.
 *
 * @param example a reason somebody might have for this operation
 * @returns the two parameters
 */
export function groundsProperties(example: string): INodeProperties[] {
	return [
		{
			displayName: 'Decided By',
			name: 'person',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Erika Muster',
			hint: 'Behind a form: the name entered there',
			description: 'The person who decides this',
		},
		{
			displayName: 'Reason',
			name: 'reason',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			required: true,
			placeholder: `e.g. ${example}`,
			hint: 'No names of customers or suppliers: this text is never erased',
			description: 'Why it is decided this way',
		},
	];
}

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @returns who decides and why, without blanks around it
 */
export function groundsOf(
	context: IExecuteFunctions,
	itemIndex: number,
): { readonly actor: AuditDraft['actor']; readonly reason: string } {
	const text = (name: string) => String(context.getNodeParameter(name, itemIndex)).trim();
	return { actor: { id: text('person'), kind: 'person', via: 'n8n' }, reason: text('reason') };
}
