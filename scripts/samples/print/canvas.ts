import {
	PageSizes,
	rgb,
	StandardFonts,
	type PDFDocument,
	type PDFFont,
	type PDFPage,
} from '@cantoo/pdf-lib';

/** Distances from the page edge in points; the address window follows DIN 5008 form B. */
export const MARGIN = { left: 71, right: 57, top: 62, bottom: 108 } as const;

/** Colours of the print. */
export const INK = {
	text: rgb(0.13, 0.15, 0.18),
	soft: rgb(0.42, 0.45, 0.5),
	accent: rgb(0.07, 0.33, 0.44),
};

const RULE = rgb(0.82, 0.85, 0.88);

/** How a piece of text looks and where it stands. */
export interface TextStyle {
	readonly size?: number;
	readonly bold?: boolean;
	readonly color?: ReturnType<typeof rgb>;
	/** the x given is the right edge of the text */
	readonly alignRight?: boolean;
}

/** A4 pages written from top to bottom. */
export class Canvas {
	/** distance of the writing position from the top edge, in points */
	y = 0;

	private readonly characters: ReadonlySet<number>;
	private page: PDFPage;

	private constructor(
		private readonly document: PDFDocument,
		private readonly regular: PDFFont,
		private readonly bold: PDFFont,
	) {
		this.characters = new Set(regular.getCharacterSet());
		this.page = document.addPage(PageSizes.A4);
		this.y = MARGIN.top;
	}

	/**
	 * @param document an empty PDF
	 * @returns a canvas on its first page
	 */
	static async on(document: PDFDocument): Promise<Canvas> {
		const regular = await document.embedFont(StandardFonts.Helvetica);
		const bold = await document.embedFont(StandardFonts.HelveticaBold);
		return new Canvas(document, regular, bold);
	}

	/** Distance of the right margin from the left edge. */
	get right(): number {
		return PageSizes.A4[0] - MARGIN.right;
	}

	/** Starts a page and puts the writing position to its top margin. */
	addPage(): void {
		this.page = this.document.addPage(PageSizes.A4);
		this.y = MARGIN.top;
	}

	/**
	 * @param height points needed above the bottom margin
	 * @returns whether they are left on this page
	 */
	fits(height: number): boolean {
		return this.y + height <= PageSizes.A4[1] - MARGIN.bottom;
	}

	/**
	 * @param text one line; characters Helvetica lacks become `?`
	 * @param x left edge, or right edge with `alignRight`
	 * @param style look
	 * @param y distance of the baseline from the top; default: the writing position
	 */
	text(text: string, x: number, style: TextStyle = {}, y = this.y): void {
		const font = style.bold ? this.bold : this.regular;
		const size = style.size ?? 9.5;
		const printable = this.printable(text);
		const width = style.alignRight ? font.widthOfTextAtSize(printable, size) : 0;
		this.page.drawText(printable, {
			x: x - width,
			y: PageSizes.A4[1] - y,
			size,
			font,
			color: style.color ?? INK.text,
		});
	}

	/**
	 * @param text running text, line feeds respected
	 * @param width points available
	 * @param size font size
	 * @returns lines that fit
	 */
	wrap(text: string, width: number, size = 9.5): string[] {
		return text.split('\n').flatMap((paragraph) => {
			const lines: string[] = [''];
			for (const word of paragraph.split(' ')) {
				const last = lines.at(-1) ?? '';
				const longer = last === '' ? word : `${last} ${word}`;
				const fits = this.regular.widthOfTextAtSize(this.printable(longer), size) <= width;
				if (fits || last === '') lines[lines.length - 1] = longer;
				else lines.push(word);
			}
			return lines;
		});
	}

	/** Draws a hairline over the width of the text, at the writing position. */
	rule(): void {
		this.page.drawLine({
			start: { x: MARGIN.left, y: PageSizes.A4[1] - this.y },
			end: { x: this.right, y: PageSizes.A4[1] - this.y },
			thickness: 0.7,
			color: RULE,
		});
	}

	private printable(text: string): string {
		return [...text]
			.map((char) => (this.characters.has(char.codePointAt(0) ?? 0) ? char : '?'))
			.join('');
	}
}
