import { skontoStep } from '../../../../scripts/samples/build-invoice';
import type { Invoice } from '../../../../lib/invoice/schema';
import { E_INVOICE } from '../judge';
import { note, type RuleCase } from './rule-case';

const issuedOn = (date: string) => (i: Invoice) => void (i.issueDate = date);

/** Dates and cash discount; the checking day is 2026-11-20. */
export const dateCases: readonly RuleCase[] = [
	{
		rule: 'D-01',
		name: 'the reader could not read a date',
		change: (i) => void (i.dueDate = null),
		settings: {
			extraction: {
				...E_INVOICE,
				issues: [{ code: 'DATE_UNREADABLE', path: 'dueDate', value: '31.09.2026' }],
			},
		},
		finds: [{ path: 'dueDate', severity: 'error', found: '31.09.2026' }],
	},
	{ rule: 'D-02', name: 'tomorrow is tolerated', change: issuedOn('2026-11-21'), finds: [] },
	{
		rule: 'D-02',
		name: 'two days ahead',
		change: issuedOn('2026-11-22'),
		finds: [{ path: 'issueDate', severity: 'warning', found: '2026-11-22' }],
	},
	{
		rule: 'D-02',
		name: '30 days ahead',
		change: issuedOn('2026-12-20'),
		finds: [{ path: 'issueDate', severity: 'warning' }],
	},
	{
		rule: 'D-02',
		name: '31 days ahead',
		change: issuedOn('2026-12-21'),
		finds: [{ path: 'issueDate', severity: 'error' }],
	},
	{ rule: 'D-03', name: '90 days ago is fine', change: issuedOn('2026-08-22'), finds: [] },
	{
		rule: 'D-03',
		name: '91 days ago',
		change: issuedOn('2026-08-21'),
		finds: [{ path: 'issueDate', severity: 'warning' }],
	},
	{
		rule: 'D-03',
		name: 'four years ago to the day',
		change: issuedOn('2022-11-20'),
		finds: [{ path: 'issueDate', severity: 'warning' }],
	},
	{
		rule: 'D-03',
		name: 'more than four years ago',
		change: issuedOn('2022-11-19'),
		finds: [{ path: 'issueDate', severity: 'error' }],
	},
	{
		rule: 'D-04',
		name: 'due before issued',
		change: (i) => void (i.dueDate = '2026-11-09'),
		finds: [{ path: 'dueDate', severity: 'warning', found: '2026-11-09', expected: '2026-11-10' }],
	},
	{
		rule: 'D-05',
		name: '61 days to pay',
		change: (i) => void (i.dueDate = '2027-01-10'),
		finds: [{ path: 'dueDate', severity: 'info' }],
	},
	{
		rule: 'D-05',
		name: '60 days to pay',
		change: (i) => void (i.dueDate = '2027-01-09'),
		finds: [],
	},
	{
		rule: 'D-06',
		name: 'supplied after issued',
		change: (i) => void (i.delivery.date = '2026-11-15'),
		finds: [{ path: 'delivery.date', severity: 'info', found: '2026-11-15' }],
	},
	{
		rule: 'D-06',
		name: 'a prepayment is issued before the supply',
		change: (i) => {
			i.delivery.date = '2026-11-15';
			note(i, 'Anzahlung gemäß Auftrag');
		},
		finds: [],
	},
	{
		rule: 'D-07',
		name: 'the period ends before it begins, in the document and in a line',
		change: (i) => {
			i.delivery = { date: null, from: '2026-10-31', to: '2026-10-01' };
			i.lines[1]!.period = { from: '2026-10-31', to: '2026-10-01' };
		},
		finds: [
			{ path: 'delivery.to', severity: 'warning' },
			{ path: 'lines[1].period.to', severity: 'warning' },
		],
	},
	{
		rule: 'D-07',
		name: 'a period with only its beginning',
		change: (i) => void (i.delivery = { date: null, from: '2026-11-01', to: null }),
		finds: [],
	},
	{
		rule: 'S-01',
		name: 'no due date to compare with',
		change: (i) => {
			i.dueDate = null;
			i.payment.skonto = [skontoStep('2', 90)];
		},
		finds: [],
	},
	{
		rule: 'D-07',
		name: 'the supply is more than a year old',
		change: (i) => void (i.delivery.date = '2025-11-09'),
		finds: [{ path: 'delivery.date', severity: 'warning' }],
	},
	{
		rule: 'S-01',
		name: 'more than 5 per cent, and longer than the due date',
		change: (i) => void (i.payment.skonto = [skontoStep('5.5', 14), skontoStep('2', 15)]),
		finds: [
			{ path: 'payment.skonto[0].percent', severity: 'warning', found: '5.5' },
			{ path: 'payment.skonto[1].days', severity: 'warning', found: '2026-11-25' },
		],
	},
	{
		rule: 'S-01',
		name: 'usual terms',
		change: (i) => void (i.payment.skonto = [skontoStep('5', 14), skontoStep('2', 10)]),
		finds: [],
	},
];
