import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Invoice, InvoiceLine, Party } from '../../../lib/invoice/schema';
import { Canvas, INK, MARGIN } from './canvas';
import {
	documentTitle,
	germanDate,
	germanMoney,
	germanNumber,
	groupedIban,
	quantityWithUnit,
	supplyDate,
	unitPrice,
} from './german';

/** Columns of the table, distances from the left edge; numbers end there, texts begin there. */
const COLUMN = { position: 71, name: 95, nameWidth: 208, quantity: 362, price: 438, rate: 472 };

/**
 * Prints the invoice as people know it: letterhead, address window, table, totals, payment, footer.
 *
 * @param document an empty PDF, which gets the pages
 * @param invoice the invoice
 */
export async function printInvoice(document: PDFDocument, invoice: Invoice): Promise<void> {
	const canvas = await Canvas.on(document);
	letterhead(canvas, invoice);
	addressWindow(canvas, invoice);
	facts(canvas, invoice);
	headline(canvas, invoice);
	tableHead(canvas);
	for (const line of invoice.lines) tableRow(canvas, line, invoice.currency);
	totals(canvas, invoice);
	closing(canvas, invoice);
	footer(canvas, invoice);
}

function letterhead(canvas: Canvas, { seller }: Invoice): void {
	canvas.text(seller.name ?? '', canvas.right, {
		size: 15,
		bold: true,
		color: INK.accent,
		alignRight: true,
	});
	canvas.y += 14;
	canvas.text(oneLineAddress(seller), canvas.right, {
		size: 8.5,
		color: INK.soft,
		alignRight: true,
	});
}

function addressWindow(canvas: Canvas, { seller, buyer }: Invoice): void {
	const sender = [seller.name, oneLineAddress(seller)].filter(Boolean).join(' · ');
	canvas.text(sender, MARGIN.left, { size: 6.5, color: INK.soft }, 138);
	addressLines(buyer).forEach((line, index) =>
		canvas.text(line, MARGIN.left, { size: 10.5 }, 158 + index * 14),
	);
}

function facts(canvas: Canvas, invoice: Invoice): void {
	const rows: [label: string, value: string | null][] = [
		['Nummer', invoice.number],
		['Datum', germanDate(invoice.issueDate)],
		['Leistung', supplyDate(invoice.delivery)],
		['Fällig am', germanDate(invoice.dueDate)],
		['Ihre Bestellung', invoice.orderReference],
		['Ihr Zeichen', invoice.buyerReference],
		['Lieferschein', invoice.despatchAdviceReference],
	];
	rows
		.filter(([, value]) => value)
		.forEach(([label, value], index) => {
			const y = 158 + index * 14;
			canvas.text(label, 362, { size: 9, color: INK.soft }, y);
			canvas.text(value ?? '', canvas.right, { size: 9, alignRight: true }, y);
		});
}

function headline(canvas: Canvas, invoice: Invoice): void {
	canvas.y = 292;
	const title = [documentTitle(invoice), invoice.number].filter(Boolean).join(' ');
	canvas.text(title, MARGIN.left, { size: 15, bold: true });
	for (const { number, issueDate } of invoice.precedingInvoices) {
		canvas.y += 16;
		canvas.text(`zur Rechnung ${number ?? ''} vom ${germanDate(issueDate)}`, MARGIN.left);
	}
	canvas.y += 30;
}

function tableHead(canvas: Canvas): void {
	const style = { size: 8.5, bold: true, color: INK.accent };
	const right = { ...style, alignRight: true };
	canvas.text('Pos.', COLUMN.position, style);
	canvas.text('Bezeichnung', COLUMN.name, style);
	canvas.text('Menge', COLUMN.quantity, right);
	canvas.text('Einzelpreis', COLUMN.price, right);
	canvas.text('USt', COLUMN.rate, right);
	canvas.text('Betrag', canvas.right, right);
	canvas.y += 6;
	canvas.rule();
	canvas.y += 15;
}

function tableRow(canvas: Canvas, line: InvoiceLine, currency: string | null): void {
	const names = canvas.wrap(line.name ?? '', COLUMN.nameWidth);
	const details = rowDetails(line, currency).flatMap((detail) =>
		canvas.wrap(detail, COLUMN.nameWidth, 8.5),
	);
	if (!canvas.fits(names.length * 12 + details.length * 11 + 8)) {
		canvas.addPage();
		tableHead(canvas);
	}
	canvas.text(line.id ?? '', COLUMN.position);
	canvas.text(quantityWithUnit(line), COLUMN.quantity, { alignRight: true });
	canvas.text(unitPrice(line, currency), COLUMN.price, { alignRight: true });
	const rate = line.vatRate === null ? '' : `${germanNumber(line.vatRate)} %`;
	canvas.text(rate, COLUMN.rate, { alignRight: true });
	canvas.text(germanMoney(line.net, currency), canvas.right, { alignRight: true });
	for (const name of names) {
		canvas.text(name, COLUMN.name);
		canvas.y += 12;
	}
	for (const detail of details) {
		canvas.text(detail, COLUMN.name, { size: 8.5, color: INK.soft });
		canvas.y += 11;
	}
	canvas.y += 5;
}

function rowDetails(line: InvoiceLine, currency: string | null): string[] {
	const item = line.sellerItemId === null ? null : `Art.-Nr. ${line.sellerItemId}`;
	const allowances = line.allowances.map(
		({ reason, amount }) => `${reason ?? 'Nachlass'}: -${germanMoney(amount, currency)}`,
	);
	const charges = line.charges.map(
		({ reason, amount }) => `${reason ?? 'Zuschlag'}: ${germanMoney(amount, currency)}`,
	);
	return [line.description, item, ...allowances, ...charges].filter((text) => text !== null);
}

function totals(canvas: Canvas, invoice: Invoice): void {
	const money = (value: string | null) => germanMoney(value, invoice.currency);
	const rows: [label: string, value: string, strong?: boolean][] = [];
	if (invoice.allowances.length + invoice.charges.length > 0) {
		rows.push(['Summe der Positionen', money(invoice.totals.lines)]);
	}
	for (const entry of invoice.allowances) {
		rows.push([entry.reason ?? 'Nachlass', `-${money(entry.amount)}`]);
	}
	for (const entry of invoice.charges) rows.push([entry.reason ?? 'Zuschlag', money(entry.amount)]);
	rows.push(['Nettobetrag', money(invoice.totals.net)]);
	for (const { rate, net, tax, category } of invoice.vatBreakdown) {
		if (category === 'S')
			rows.push([`USt ${germanNumber(rate ?? '')} % auf ${money(net)}`, money(tax)]);
	}
	rows.push(['Rechnungsbetrag', money(invoice.totals.gross), true]);
	if (invoice.totals.prepaid !== null) {
		rows.push(['Bereits gezahlt', `-${money(invoice.totals.prepaid)}`]);
		rows.push(['Zu zahlen', money(invoice.totals.payable), true]);
	}
	if (!canvas.fits(rows.length * 15 + 10)) canvas.addPage();
	canvas.rule();
	canvas.y += 16;
	for (const [label, value, strong] of rows) {
		const style = strong ? { bold: true, size: 11 } : {};
		canvas.text(label, COLUMN.quantity - 40, style);
		canvas.text(value, canvas.right, { ...style, alignRight: true });
		canvas.y += strong ? 17 : 15;
	}
}

function closing(canvas: Canvas, invoice: Invoice): void {
	const { payment } = invoice;
	const reasons = invoice.vatBreakdown.map(({ exemptionReason }) => exemptionReason);
	const terms = (payment.terms ?? '').split('\n').map(readableSkonto);
	const paragraphs = [
		...invoice.notes.map(({ text }) => text),
		...reasons.filter((reason) => !invoice.notes.some(({ text }) => text.includes(reason ?? ''))),
		...terms,
		payment.debitedIban &&
			`Mandat ${payment.mandateReference ?? ''}, Konto ${groupedIban(payment.debitedIban)}`,
	].filter((text) => text);
	canvas.y += 14;
	for (const text of paragraphs.flatMap((paragraph) => canvas.wrap(paragraph ?? '', 450))) {
		if (!canvas.fits(13)) canvas.addPage();
		canvas.text(text, MARGIN.left);
		canvas.y += 13.5;
	}
}

/** XRechnung's `#SKONTO#TAGE=8#PROZENT=3.00#` is for software; people get a sentence. */
function readableSkonto(line: string): string {
	const [, days, percent] = /^#SKONTO#TAGE=(\d+)#PROZENT=([\d.]+)#/.exec(line) ?? [];
	if (days === undefined || percent === undefined) return line;
	return `${germanNumber(percent)} % Skonto bei Zahlung innerhalb von ${days} Tagen.`;
}

function footer(canvas: Canvas, { seller, payment }: Invoice): void {
	const columns = [
		addressLines(seller),
		[
			seller.contact?.name,
			seller.contact?.phone && `Tel. ${seller.contact.phone}`,
			seller.contact?.email,
		],
		[
			seller.vatId && `USt-IdNr. ${seller.vatId}`,
			seller.taxNumber && `Steuernummer ${seller.taxNumber}`,
			...payment.ibans.map((iban) => `IBAN ${groupedIban(iban)}`),
			payment.bic && `BIC ${payment.bic}`,
		],
	];
	canvas.y = 760;
	canvas.rule();
	columns.forEach((lines, column) =>
		lines
			.filter((line) => line)
			.forEach((line, row) =>
				canvas.text(
					line ?? '',
					MARGIN.left + column * 165,
					{ size: 7.5, color: INK.soft },
					775 + row * 10.5,
				),
			),
	);
}

function addressLines({ name, address }: Party): string[] {
	const town = [address.postCode, address.city].filter((part) => part !== null).join(' ');
	return [name, address.line1, address.line2, address.line3, town]
		.filter((line) => line !== null)
		.filter((line) => line !== '');
}

function oneLineAddress({ address }: Party): string {
	const town = [address.postCode, address.city].filter((part) => part !== null).join(' ');
	return [address.line1, town].filter((part) => part !== null && part !== '').join(' · ');
}
